-- How far the outbox was cleared: of no record after this instant was the message removed. There is one row.
create table outbox_cleared (
    up_to timestamp(6) with time zone not null
);
insert into outbox_cleared (up_to) values (timestamp with time zone '1970-01-01 00:00:00+00');

-- What is cleared is looked for from the oldest on.
create index outbox_message_by_creation on outbox_message (created_at, deal, seq);
