-- What spellings of one customer or reference have in common, and the text that a search looks into. Both are folded by the product, so
-- the locale of the database has no effect. The next migrations fill them.
alter table deal add column customer_key varchar(200);
alter table deal add column live_reference_key varchar(300);
alter table deal add column search_text varchar(12000);
alter table person add column id_key varchar(300);
