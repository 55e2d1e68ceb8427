-- Rows that transactions lock, so that they run one after another. PAYOUT: what changes which entries are paid, and the batches.
-- RECORDS: the end of the stream "commission" of the history, locked last. The version counts the locks of PAYOUT: a payment sees from it
-- that no hold came in between.
create table commission_lock (
    name    varchar(10) not null,
    version bigint      not null,
    constraint commission_lock_pk primary key (name),
    constraint commission_lock_known check (name in ('PAYOUT', 'RECORDS'))
);
insert into commission_lock (name, version) values ('PAYOUT', 0);
insert into commission_lock (name, version) values ('RECORDS', 0);

-- One row per correction of what a person earned. One person of finance proposes it, another one decides; neither is the person concerned.
create table commission_adjustment (
    id             varchar(36)    not null,
    person         varchar(100)   not null,
    -- The deal that it is about, if any.
    deal_id        bigint,
    amount         numeric(19, 4) not null,
    currency       char(3)        not null,
    reason         varchar(4000)  not null,
    status         varchar(10)    not null,
    proposed_by    varchar(100)   not null,
    proposed_at    timestamp(6) with time zone not null,
    -- Who approved, rejected or withdrew it.
    decided_by     varchar(100),
    decided_at     timestamp(6) with time zone,
    -- What its approval posted.
    transaction_id varchar(36),
    constraint commission_adjustment_pk primary key (id),
    constraint commission_adjustment_person_fk foreign key (person) references person (id),
    constraint commission_adjustment_deal_fk foreign key (deal_id) references deal (id),
    constraint commission_adjustment_proposer_fk foreign key (proposed_by) references person (id),
    constraint commission_adjustment_decider_fk foreign key (decided_by) references person (id),
    constraint commission_adjustment_transaction_fk foreign key (transaction_id) references ledger_transaction (id),
    constraint one_adjustment_of_a_transaction unique (transaction_id),
    constraint commission_adjustment_moves_an_amount check (amount <> 0),
    constraint commission_adjustment_status_known check (status in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    constraint commission_adjustment_is_of_others check (person <> proposed_by and (decided_by is null or person <> decided_by)),
    constraint commission_adjustment_is_decided_once check ((status = 'PROPOSED') = (decided_by is null)
        and (status = 'PROPOSED') = (decided_at is null)),
    constraint commission_adjustment_has_two_people check (decided_by is null
        or (status = 'WITHDRAWN' and decided_by = proposed_by) or (status <> 'WITHDRAWN' and decided_by <> proposed_by)),
    constraint commission_adjustment_posts_when_approved check ((status = 'APPROVED') = (transaction_id is not null))
);
-- The list, in whole and by status; a person's own.
create index commission_adjustment_by_status on commission_adjustment (status, id);
create index commission_adjustment_by_person on commission_adjustment (person, id);

-- One row per hold: positive entries of the person, or on the deal and its change orders, are not paid while it stands.
create table commission_hold (
    id          varchar(36)   not null,
    person      varchar(100),
    deal_id     bigint,
    reason      varchar(4000) not null,
    placed_by   varchar(100)  not null,
    placed_at   timestamp(6) with time zone not null,
    released_by varchar(100),
    released_at timestamp(6) with time zone,
    constraint commission_hold_pk primary key (id),
    constraint commission_hold_person_fk foreign key (person) references person (id),
    constraint commission_hold_deal_fk foreign key (deal_id) references deal (id),
    constraint commission_hold_placer_fk foreign key (placed_by) references person (id),
    constraint commission_hold_releaser_fk foreign key (released_by) references person (id),
    constraint commission_hold_is_of_a_person_or_a_deal check ((person is null) <> (deal_id is null)),
    constraint commission_hold_is_of_others check (person is null or (person <> placed_by and (released_by is null or person <> released_by))),
    constraint commission_hold_is_released_once check ((released_by is null) = (released_at is null))
);
-- The holds that stand.
create index commission_hold_by_release on commission_hold (released_at, id);
