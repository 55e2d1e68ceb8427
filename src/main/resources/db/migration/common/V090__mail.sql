-- How somebody is told of what concerns them: by a mail each, by one a day, or not at all.
alter table person add column notifications varchar(10) default 'INSTANT' not null;
alter table person add constraint person_notifications check (notifications in ('INSTANT', 'DAILY', 'OFF'));

-- Delegations concern people and no deal, and are told too: the column holds the stream of the record, whatever it is about.
alter table outbox_message alter column deal set data type varchar(120);
alter table outbox_delivery alter column deal set data type varchar(120);

-- Nobody was to be told of what happened before.
insert into outbox_message (deal, seq, created_at, deliveries)
select stream, seq, recorded_at, 0 from history_record where type in ('DELEGATED', 'DELEGATION_ENDED');

-- One mail that gathers what somebody is told in a day. A day has at most one, whichever node makes it.
create table mail_digest (
    id         varchar(36)  primary key,
    person     varchar(100) not null,
    due_on     date         not null,
    created_at timestamp(6) with time zone not null,
    unique (person, due_on)
);

-- Room for the name of a person behind what kind of subscriber they are.
alter table outbox_delivery alter column subscriber set data type varchar(120);
-- What one lane waits for holds up no other: a mail server that does not answer delays no webhook.
alter table outbox_delivery add column lane varchar(10) default 'WEBHOOK' not null;
alter table outbox_delivery add constraint outbox_delivery_lane check (lane in ('WEBHOOK', 'MAIL', 'DIGEST'));
-- The mail that the delivery goes out with, once that is settled: a repeated mail holds what the first one held.
alter table outbox_delivery add column digest varchar(36);
alter table outbox_delivery add constraint outbox_delivery_digest foreign key (digest) references mail_digest (id);
alter table outbox_delivery add constraint outbox_delivery_digest_lane check (digest is null or lane = 'DIGEST');

drop index outbox_delivery_by_turn;
create index outbox_delivery_by_turn on outbox_delivery (lane, status, next_at, id);
create index outbox_delivery_by_digest on outbox_delivery (digest);
