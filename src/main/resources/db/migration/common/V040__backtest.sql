-- What policy administrators have asked: what would this version have made of those deals? The only table a back-test writes.
create table backtest (
    id             varchar(36)  primary key,
    policy_version varchar(40)  not null references policy_version (version),
    against        varchar(40)  references policy_version (version),
    source         varchar(12)  not null check (source in ('REVISIONS', 'CSV', 'JSON_LINES')),
    period_from    date,
    period_to      date,
    revisions      varchar(10)  check (revisions in ('ALL', 'LATEST')),
    upload_sha256  char(64),
    state          varchar(12)  not null check (state in ('RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    deals          bigint       not null,
    faulty         bigint       not null,
    percent        integer      not null check (percent between 0 and 100),
    created_by     varchar(100) not null references person (id),
    created_at     timestamp(6) with time zone not null,
    -- When its server last said that it is at work: a server that stops cannot say so.
    seen_at        timestamp(6) with time zone not null,
    ended_at       timestamp(6) with time zone,
    reason         varchar(1000),
    result         text,
    check ((source = 'REVISIONS') = (revisions is not null)),
    check ((state = 'RUNNING') = (ended_at is null)),
    check ((state = 'COMPLETED') = (result is not null))
);
create index backtest_running on backtest (state, seen_at);

create index revision_by_day on revision (effective_on);
