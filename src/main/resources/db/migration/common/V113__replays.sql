-- Answers of before may hold secrets, and were given under roles that are not known any more.
delete from idempotency_key;
-- The roles with which the first request was made, separated by commas: a replay is refused to those who have lost one of them.
alter table idempotency_key add column rights varchar(1000) default '' not null;

-- A webhook that was removed keeps no secret.
alter table webhook alter column secret drop not null;
update webhook set secret = null where removed_at is not null;
alter table webhook add constraint webhook_secret_while_registered check ((secret is null) = (removed_at is not null));
