alter table deal alter column customer_key set not null;
alter table deal alter column search_text set not null;
-- While a deal may still close no other one has its reference, whatever the spelling. Null once it is lost.
alter table deal add constraint deal_has_its_reference_alone unique (live_reference_key);
alter table deal drop column live_external_ref;
drop index deal_by_customer;
create index deal_by_customer on deal (customer_key, id);

alter table person alter column id_key set not null;
alter table person add constraint person_has_its_id_alone unique (id_key);

-- The rows by which submissions for one customer queue up are made when they are needed; from now on by key.
delete from customer;
alter table customer alter column id set data type varchar(200);
