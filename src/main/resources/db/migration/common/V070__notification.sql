-- One row per endpoint that is told of deals. A removed one keeps its row, so that its deliveries stay explained, and loses its secret.
create table webhook (
    id         varchar(36)   not null,
    url        varchar(2000) not null,
    -- The types of records that it is told of, separated by commas; null: all.
    events     varchar(2000),
    secret     varchar(100),
    created_by varchar(100)  not null,
    created_at timestamp(6) with time zone not null,
    removed_at timestamp(6) with time zone,
    constraint webhook_pk primary key (id),
    constraint webhook_created_by_fk foreign key (created_by) references person (id),
    constraint webhook_secret_while_registered check ((secret is null) = (removed_at is not null))
);
-- The registered webhooks.
create index webhook_by_removal on webhook (removed_at, id);

-- The subscribers that the outbox is read for, as far as rows name them: a message that is written while there are none is never handed out.
create view outbox_listener as
    select 'webhook:' || id as subscriber from webhook where removed_at is null;

-- The outbox: one row per history record that others are told of, written in the record's own transaction. These are the records of
-- deals and of delegations.
create table outbox_message (
    stream     varchar(120) not null,
    seq        integer      not null,
    created_at timestamp(6) with time zone not null,
    -- To how many subscribers the message goes out; null until a dispatcher has asked who wants it.
    deliveries integer,
    constraint outbox_message_pk primary key (stream, seq),
    constraint outbox_message_record_fk foreign key (stream, seq) references history_record (stream, seq),
    constraint outbox_message_deliveries_count check (deliveries >= 0)
);
-- The oldest messages, to remove what is past its time.
create index outbox_message_by_creation on outbox_message (created_at, stream, seq);

-- One row. All messages that were removed were created at or before this instant.
create table outbox_cleared (
    up_to timestamp(6) with time zone not null
);
insert into outbox_cleared (up_to) values (timestamp with time zone '1970-01-01 00:00:00+00');

-- One row per mail that gathers what a person is told in one day. There is one per day, from whichever node.
create table mail_digest (
    id         varchar(36)  not null,
    person     varchar(100) not null,
    due_on     date         not null,
    created_at timestamp(6) with time zone not null,
    constraint mail_digest_pk primary key (id),
    constraint one_digest_of_a_day unique (person, due_on)
);

-- One row per message and subscriber.
create table outbox_delivery (
    id           varchar(36)  not null,
    -- The kind of subscriber and its id, such as webhook:<id>.
    subscriber   varchar(120) not null,
    stream       varchar(120) not null,
    seq          integer      not null,
    -- Lanes do not wait for each other: a mail server that does not answer delays no webhook.
    lane         varchar(10)  not null,
    status       varchar(10)  not null,
    attempts     integer      not null,
    -- When it is tried next. During an attempt: when the attempt counts as failed.
    next_at      timestamp(6) with time zone,
    created_at   timestamp(6) with time zone not null,
    tried_at     timestamp(6) with time zone,
    delivered_at timestamp(6) with time zone,
    -- The HTTP status of the last attempt, and why it failed.
    answer       integer,
    reason       varchar(500),
    -- The daily mail that holds it, once that is decided: a repeated mail holds the same.
    digest       varchar(36),
    constraint outbox_delivery_pk primary key (id),
    constraint one_delivery_of_a_message unique (subscriber, stream, seq),
    constraint outbox_delivery_message_fk foreign key (stream, seq) references outbox_message (stream, seq),
    constraint outbox_delivery_digest foreign key (digest) references mail_digest (id),
    constraint outbox_delivery_lane check (lane in ('WEBHOOK', 'MAIL', 'DIGEST')),
    constraint outbox_delivery_status_known check (status in ('PENDING', 'DELIVERED', 'DEAD')),
    constraint outbox_delivery_attempts_count check (attempts >= 0),
    constraint pending_deliveries_have_a_turn check ((status = 'PENDING') = (next_at is not null)),
    constraint deliveries_arrived_at_a_time check (status <> 'DELIVERED' or delivered_at is not null),
    constraint dead_deliveries_have_a_reason check (status <> 'DEAD' or reason is not null),
    constraint outbox_delivery_digest_lane check (digest is null or lane = 'DIGEST')
);
-- Is an earlier message of the stream still on its way to the subscriber?
create index outbox_delivery_by_stream on outbox_delivery (stream, subscriber, status, seq);
-- A subscriber's log, latest first.
create index outbox_delivery_by_subscriber on outbox_delivery (subscriber, id);
-- What a daily mail holds.
create index outbox_delivery_by_digest on outbox_delivery (digest);
