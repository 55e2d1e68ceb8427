-- The deals on which no positive entry is paid for now: those that are held, and their change orders.
create view held_deal as
    select deal_id from commission_hold where released_at is null and deal_id is not null
     union
    select d.id as deal_id from commission_hold h join deal d on d.change_order_of = h.deal_id where h.released_at is null;

-- One row per payout batch. At most one is open, which is neither paid nor cancelled.
create table payout_batch (
    id             varchar(36)  not null,
    -- The closed month up to which entries are paid.
    up_to          char(7)      not null,
    status         varchar(10)  not null,
    -- 1 while it is open, else null.
    open_batch     integer,
    policy_version varchar(40)  not null,
    currency       char(3)      not null,
    proposed_by    varchar(100) not null,
    proposed_at    timestamp(6) with time zone not null,
    approved_by    varchar(100),
    approved_at    timestamp(6) with time zone,
    paid_by        varchar(100),
    paid_at        timestamp(6) with time zone,
    -- The day of the payment, and how the bank knows it.
    paid_on        date,
    reference      varchar(200),
    cancelled_by   varchar(100),
    cancelled_at   timestamp(6) with time zone,
    -- What its payment posted.
    transaction_id varchar(36),
    constraint payout_batch_pk primary key (id),
    constraint one_open_payout_batch unique (open_batch),
    constraint one_payout_batch_of_a_transaction unique (transaction_id),
    constraint payout_batch_month_fk foreign key (up_to) references commission_month (closed_month),
    constraint payout_batch_policy_version_fk foreign key (policy_version) references policy_version (version),
    constraint payout_batch_proposer_fk foreign key (proposed_by) references person (id),
    constraint payout_batch_approver_fk foreign key (approved_by) references person (id),
    constraint payout_batch_payer_fk foreign key (paid_by) references person (id),
    constraint payout_batch_canceller_fk foreign key (cancelled_by) references person (id),
    constraint payout_batch_transaction_fk foreign key (transaction_id) references ledger_transaction (id),
    constraint payout_batch_status_known check (status in ('PROPOSED', 'APPROVED', 'PAID', 'CANCELLED')),
    constraint payout_batch_open_until_its_end check ((status in ('PROPOSED', 'APPROVED')) = (open_batch is not null)
        and (open_batch is null or open_batch = 1)),
    constraint payout_batch_has_two_people check ((approved_by is null) = (approved_at is null) and (approved_by is null or approved_by <> proposed_by)),
    constraint payout_batch_approved_before_it_is_paid check (status not in ('APPROVED', 'PAID') or approved_by is not null),
    constraint payout_batch_paid_at_once check ((status = 'PAID') = (paid_by is not null) and (status = 'PAID') = (paid_at is not null)
        and (status = 'PAID') = (paid_on is not null) and (status = 'PAID') = (reference is not null)
        and (status = 'PAID') = (transaction_id is not null)),
    constraint payout_batch_cancelled_says_who check ((status = 'CANCELLED') = (cancelled_by is not null)
        and (status = 'CANCELLED') = (cancelled_at is not null))
);
-- The list by status.
create index payout_batch_by_status on payout_batch (status, id);

-- One row per person that a batch pays.
create table payout_line (
    batch_id varchar(36)    not null,
    person   varchar(100)   not null,
    amount   numeric(19, 4) not null,
    constraint payout_line_pk primary key (batch_id, person),
    constraint payout_line_batch_fk foreign key (batch_id) references payout_batch (id),
    constraint payout_line_pays check (amount > 0)
);

-- One row per person of a batch who gets no line though an amount is earned, or less because of a hold.
create table payout_listed (
    batch_id varchar(36)    not null,
    person   varchar(100)   not null,
    -- What a hold keeps back; null where the person is carried to a later batch.
    held     numeric(19, 4),
    constraint payout_listed_pk primary key (batch_id, person),
    constraint payout_listed_batch_fk foreign key (batch_id) references payout_batch (id),
    constraint payout_listed_holds check (held is null or held > 0)
);

-- One row per entry that a paid line settles. live_entry is the entry until the payment comes back: an entry is settled once.
create table payout_settlement (
    batch_id   varchar(36)  not null,
    person     varchar(100) not null,
    entry_id   varchar(36)  not null,
    live_entry varchar(36),
    constraint payout_settlement_pk primary key (batch_id, entry_id),
    constraint an_entry_is_settled_once unique (live_entry),
    -- The invariant PAYOUT_COVERED compares the line.
    constraint payout_settlement_batch_fk foreign key (batch_id) references payout_batch (id),
    constraint payout_settlement_entry_fk foreign key (entry_id) references ledger_entry (id),
    constraint payout_settlement_is_live_or_not check (live_entry is null or live_entry = entry_id)
);
-- What a line settled.
create index payout_settlement_by_line on payout_settlement (batch_id, person);

-- One row per payment that came back. One person of finance proposes it, another one decides; neither is the person concerned.
create table payout_return (
    id             varchar(36)   not null,
    batch_id       varchar(36)   not null,
    person         varchar(100)  not null,
    returned_on    date          not null,
    reason         varchar(4000) not null,
    status         varchar(10)   not null,
    -- 1 while it is proposed or approved, else null: a line comes back once.
    live           integer,
    proposed_by    varchar(100)  not null,
    proposed_at    timestamp(6) with time zone not null,
    decided_by     varchar(100),
    decided_at     timestamp(6) with time zone,
    transaction_id varchar(36),
    constraint payout_return_pk primary key (id),
    constraint a_line_comes_back_once unique (batch_id, person, live),
    constraint one_return_of_a_transaction unique (transaction_id),
    constraint payout_return_line_fk foreign key (batch_id, person) references payout_line (batch_id, person),
    constraint payout_return_proposer_fk foreign key (proposed_by) references person (id),
    constraint payout_return_decider_fk foreign key (decided_by) references person (id),
    constraint payout_return_transaction_fk foreign key (transaction_id) references ledger_transaction (id),
    constraint payout_return_status_known check (status in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    constraint payout_return_is_live_or_not check ((status in ('PROPOSED', 'APPROVED')) = (live is not null) and (live is null or live = 1)),
    constraint payout_return_is_of_others check (person <> proposed_by and (decided_by is null or person <> decided_by)),
    constraint payout_return_is_decided_once check ((status = 'PROPOSED') = (decided_by is null) and (status = 'PROPOSED') = (decided_at is null)),
    constraint payout_return_has_two_people check (decided_by is null
        or (status = 'WITHDRAWN' and decided_by = proposed_by) or (status <> 'WITHDRAWN' and decided_by <> proposed_by)),
    constraint payout_return_posts_when_approved check ((status = 'APPROVED') = (transaction_id is not null))
);
-- The list by status.
create index payout_return_by_status on payout_return (status, id);
