-- H2 counts the UTF-16 units of a text, PostgreSQL its characters. An emoji has two units.
alter table person alter column name set data type varchar(400);
alter table policy_version alter column name set data type varchar(400);
alter table deal alter column external_ref set data type varchar(200);
alter table deal alter column name set data type varchar(400);
alter table deal alter column customer_id set data type varchar(200);
alter table deal alter column customer_name set data type varchar(400);
alter table revision alter column customer_id set data type varchar(200);
alter table decision alter column comment set data type varchar(8000);
alter table vote alter column comment set data type varchar(8000);
alter table commission_adjustment alter column reason set data type varchar(8000);
alter table commission_hold alter column reason set data type varchar(8000);
alter table statement_dispute alter column text set data type varchar(8000);
alter table statement_dispute alter column answer set data type varchar(8000);
alter table payout_batch alter column reference set data type varchar(400);
alter table payout_return alter column reason set data type varchar(8000);
alter table webhook alter column url set data type varchar(4000);
