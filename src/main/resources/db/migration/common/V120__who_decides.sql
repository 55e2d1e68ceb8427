-- One row, raised by every change of the directory: changes queue up here, so that two administrators cannot both go at once.
create table directory_version (
    id      integer primary key check (id = 1),
    version bigint  not null
);
insert into directory_version (id, version) values (1, 0);

-- Who created a deal for its owner has a part in it, as who submitted it.
insert into deal_party (deal_id, person, part)
select d.id, d.created_by, 'SUBMITTER' from deal d
 where d.created_by <> d.owner
   and exists (select 1 from person p where p.id = d.created_by)
   and not exists (select 1 from deal_party y
                    where y.deal_id = d.id and y.person = d.created_by and y.part = 'SUBMITTER');
-- The names of the product's own actor and addresses name no active person.
update person set active = false where lower(id) in ('system', 'me', 'changes', 'import');
alter table person add constraint person_id_is_not_reserved
    check (not active or lower(id) not in ('system', 'me', 'changes', 'import'));
