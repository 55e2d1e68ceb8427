-- One row per event. Rows are append-only. A stream is the history of one subject: a deal's number, policies/<version>, people/<id>, or
-- access/<person>.
-- Each record holds the hash of the one before it, and refers to it, so that a stream has no gap.
create table history_record (
    stream        varchar(120) not null,
    -- From 1 in each stream.
    seq           integer      not null,
    previous_seq  integer,
    type          varchar(40)  not null,
    -- The deal's number, such as D-000123, where the event concerns a deal.
    deal          varchar(20),
    revision      integer,
    policy        varchar(40),
    actor         varchar(100) not null,
    -- Ids of people, separated by commas.
    on_behalf_of  varchar(1000),
    -- The business day in the policy's time zone.
    effective_on  date         not null,
    recorded_at   timestamp(6) with time zone not null,
    data          text         not null,
    previous_hash char(64)     not null,
    hash          char(64)     not null,
    constraint history_record_pk primary key (stream, seq),
    constraint history_record_previous_fk foreign key (stream, previous_seq) references history_record (stream, seq),
    constraint history_record_follows_its_previous
        check ((seq = 1 and previous_seq is null) or (seq > 1 and previous_seq = seq - 1))
);
