-- One row per back-test: what a version of the policy would have made of stored revisions or of uploaded deals. A back-test writes no other
-- table.
create table backtest (
    id             varchar(36)  not null,
    policy_version varchar(40),
    -- A working copy that is no version yet: the name that it has, and the hash of its text.
    draft_version  varchar(40),
    draft_sha256   char(64),
    -- The version that uploaded deals are compared with. Each stored revision is compared with its own.
    against        varchar(40),
    source         varchar(12)  not null,
    -- For stored revisions: the business days and which revisions of a deal.
    period_from    date,
    period_to      date,
    revisions      varchar(10),
    upload_sha256  char(64),
    state          varchar(12)  not null,
    -- How many deals were read, how many of them could not be used, and how much of the source was read, in percent.
    deals          bigint       not null,
    faulty         bigint       not null,
    percent        integer      not null,
    created_by     varchar(100) not null,
    created_at     timestamp(6) with time zone not null,
    -- When its server last said that it is at work: a server that stops cannot say so.
    seen_at        timestamp(6) with time zone not null,
    ended_at       timestamp(6) with time zone,
    reason         varchar(1000),
    result         text,
    constraint backtest_pk primary key (id),
    constraint backtest_policy_version_fk foreign key (policy_version) references policy_version (version),
    constraint backtest_against_fk foreign key (against) references policy_version (version),
    constraint backtest_created_by_fk foreign key (created_by) references person (id),
    constraint backtest_of_a_version_or_a_draft check ((policy_version is null) <> (draft_version is null)),
    constraint backtest_draft_has_its_hash check ((draft_version is null) = (draft_sha256 is null)),
    constraint backtest_source_known check (source in ('REVISIONS', 'CSV', 'JSON_LINES')),
    constraint backtest_revisions_known check (revisions in ('ALL', 'LATEST')),
    constraint backtest_state_known check (state in ('RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    constraint backtest_percent check (percent between 0 and 100),
    constraint backtest_of_revisions_says_which check ((source = 'REVISIONS') = (revisions is not null)),
    constraint backtest_runs_or_has_ended check ((state = 'RUNNING') = (ended_at is null)),
    constraint backtest_result_when_completed check ((state = 'COMPLETED') = (result is not null))
);
-- Running back-tests whose server is silent.
create index backtest_running on backtest (state, seen_at);
