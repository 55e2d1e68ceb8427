-- What is to be told to the outside: one row for each record of a deal's history, written in the record's own transaction.
create table outbox_message (
    deal       varchar(20) not null,
    seq        integer     not null,
    created_at timestamp(6) with time zone not null,
    -- To how many subscribers it went out; null until a dispatcher has asked who wants it.
    deliveries integer check (deliveries >= 0),
    primary key (deal, seq),
    foreign key (deal, seq) references history_record (stream, seq)
);
create index outbox_message_by_age on outbox_message (deliveries, created_at, deal, seq);

-- Nobody was subscribed to what happened before.
insert into outbox_message (deal, seq, created_at, deliveries)
select stream, seq, recorded_at, 0 from history_record where deal is not null;

-- One message on its way to one subscriber.
create table outbox_delivery (
    id           varchar(36) primary key,
    subscriber   varchar(50) not null,
    deal         varchar(20) not null,
    seq          integer     not null,
    status       varchar(10) not null check (status in ('PENDING', 'DELIVERED', 'DEAD')),
    attempts     integer     not null check (attempts >= 0),
    -- When it is tried next; while somebody tries it, when it is taken that they have failed.
    next_at      timestamp(6) with time zone,
    created_at   timestamp(6) with time zone not null,
    tried_at     timestamp(6) with time zone,
    delivered_at timestamp(6) with time zone,
    -- What came of the last attempt.
    answer       integer,
    reason       varchar(500),
    unique (subscriber, deal, seq),
    foreign key (deal, seq) references outbox_message (deal, seq),
    check ((status = 'PENDING') = (next_at is not null)),
    check (status <> 'DELIVERED' or delivered_at is not null),
    check (status <> 'DEAD' or reason is not null)
);
create index outbox_delivery_by_turn on outbox_delivery (status, next_at, id);
create index outbox_delivery_by_deal on outbox_delivery (deal, subscriber, status, seq);
create index outbox_delivery_by_subscriber on outbox_delivery (subscriber, id);
