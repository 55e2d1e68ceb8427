create table review_round (
    id               varchar(36) primary key,
    deal_id          bigint      not null,
    revision         integer     not null,
    number           integer     not null,
    kind             varchar(12) not null check (kind in ('SUBMISSION', 'APPEAL')),
    started_at       timestamp(6) with time zone not null,
    ended_at         timestamp(6) with time zone,
    -- The deal while the round is open: no deal can have two.
    open_deal_id     bigint unique,
    unique (deal_id, number),
    foreign key (deal_id, revision) references revision (deal_id, number),
    check ((ended_at is null and open_deal_id = deal_id) or (ended_at is not null and open_deal_id is null))
);

create table review (
    id           varchar(36) primary key,
    round_id     varchar(36) not null references review_round (id),
    deal_id      bigint      not null,
    revision     integer     not null,
    function     varchar(20) not null check (function in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')),
    fallback     varchar(20),
    status       varchar(20) not null check (status in ('OPEN', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED',
                                                        'CARRIED_OVER', 'VOID', 'CANCELLED')),
    process_instance varchar(64),
    engine_task  varchar(64) unique,
    opened_at    timestamp(6) with time zone not null,
    due_at       timestamp(6) with time zone not null,
    closed_at    timestamp(6) with time zone,
    assignee     varchar(100) references person (id),
    -- The findings that asked for the function, so that a task list can say why without loading a document.
    reasons      text        not null,
    -- The revision's figures, for the task list's order.
    tcv             numeric(19, 4) not null,
    true_margin_pct numeric(24, 2),
    unique (round_id, function),
    foreign key (deal_id, revision) references revision (deal_id, number),
    check ((status = 'OPEN') = (closed_at is null)),
    check (status <> 'OPEN' or (engine_task is not null and process_instance is not null))
);
create index review_by_deal on review (deal_id);
create index review_by_due on review (status, function, due_at, id);
create index review_by_opening on review (status, function, opened_at, id);
create index review_by_tcv on review (status, function, tcv, id);
create index review_by_margin on review (status, function, true_margin_pct, id);

-- One decision a review, for ever.
create table decision (
    review_id    varchar(36)  primary key references review (id),
    deal_id      bigint       not null references deal (id),
    revision     integer      not null,
    function     varchar(20)  not null,
    outcome      varchar(20)  not null check (outcome in ('APPROVE', 'REJECT', 'REQUEST_CHANGES')),
    cover        varchar(12)  not null check (cover in ('PERSON', 'FALLBACK')),
    actor        varchar(100) not null references person (id),
    on_behalf_of varchar(1000),
    policy_version varchar(40) not null references policy_version (version),
    comment      varchar(4000),
    decided_at   timestamp(6) with time zone not null,
    check (outcome = 'APPROVE' or comment is not null)
);
create index decision_by_deal on decision (deal_id, actor);
