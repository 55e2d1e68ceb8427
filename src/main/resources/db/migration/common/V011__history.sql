-- What happened, for ever. The reference to the predecessor leaves no gap in a stream.
create table history_record (
    stream        varchar(120) not null,
    seq           integer      not null,
    previous_seq  integer,
    type          varchar(40)  not null,
    deal          varchar(20),
    revision      integer,
    policy        varchar(40),
    actor         varchar(100) not null,
    on_behalf_of  varchar(1000),
    effective_on  date         not null,
    recorded_at   timestamp(6) with time zone not null,
    data          text         not null,
    previous_hash char(64)     not null,
    hash          char(64)     not null,
    primary key (stream, seq),
    foreign key (stream, previous_seq) references history_record (stream, seq),
    check ((seq = 1 and previous_seq is null) or (seq > 1 and previous_seq = seq - 1))
);
