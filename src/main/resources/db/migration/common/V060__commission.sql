-- One row per transaction of the double-entry ledger: an accrual of commission, its reversal, or its earning. Rows are append-only.
-- seq counts a deal's accruals. An accrual is reversed or earned once, and the next one needs the reversal of the one before, so at most one
-- stands. Keys and checks say all of that, not only code.
create table ledger_transaction (
    id             varchar(36)    not null,
    deal_id        bigint         not null,
    revision       integer        not null,
    seq            integer        not null,
    type           varchar(10)    not null,
    -- The transaction before this one: the same accrual, or for an accrual the reversal of the one before.
    after_seq      integer,
    after_type     varchar(10),
    -- The accrual that this transaction ends. The unique key allows one end: earned or reversed.
    ends_seq       integer,
    round_id       varchar(36)    not null,
    -- The round again, in accruals only: an approval accrues once.
    accrues_round  varchar(36),
    policy_version varchar(40)    not null,
    currency       char(3)        not null,
    -- How many decimals amounts of the currency have.
    minor_units    integer        not null,
    -- base and amount are in currency, rate is in percent.
    base           numeric(19, 4) not null,
    rate           numeric(9, 6)  not null,
    amount         numeric(19, 4) not null,
    -- Why the amount is 0.
    reason         varchar(40),
    -- The business day in the policy's time zone.
    effective_on   date           not null,
    recorded_at    timestamp(6) with time zone not null,
    constraint ledger_transaction_pk primary key (id),
    constraint one_accrual_of_a_round unique (accrues_round),
    constraint one_transaction_of_a_type unique (deal_id, seq, type),
    constraint one_end_of_an_accrual unique (deal_id, ends_seq),
    constraint ledger_transaction_revision_fk foreign key (deal_id, revision) references revision (deal_id, number),
    constraint ledger_transaction_round_fk foreign key (round_id) references review_round (id),
    constraint ledger_transaction_policy_version_fk foreign key (policy_version) references policy_version (version),
    constraint ledger_transaction_after_fk
        foreign key (deal_id, after_seq, after_type) references ledger_transaction (deal_id, seq, type),
    constraint ledger_transaction_seq_counts check (seq > 0),
    constraint ledger_transaction_type_known check (type in ('ACCRUAL', 'EARNING', 'REVERSAL')),
    constraint ledger_transaction_minor_units check (minor_units between 0 and 4),
    constraint ledger_transaction_base check (base >= 0),
    constraint ledger_transaction_rate check (rate >= 0 and rate <= 100),
    constraint ledger_transaction_amount check (amount >= 0),
    constraint commission_is_at_most_rate_times_base check (amount <= round(base * rate / 100, minor_units)),
    constraint no_commission_has_a_reason check (amount > 0 or reason is not null),
    constraint accruals_name_their_round check ((type = 'ACCRUAL' and accrues_round is not null and accrues_round = round_id)
        or (type <> 'ACCRUAL' and accrues_round is null)),
    constraint accruals_follow_reversals check ((type = 'ACCRUAL' and ends_seq is null
                and ((seq = 1 and after_seq is null and after_type is null)
                  or (seq > 1 and after_seq is not null and after_seq = seq - 1 and after_type is not null and after_type = 'REVERSAL')))
        or (type <> 'ACCRUAL' and ends_seq is not null and ends_seq = seq
                and after_seq is not null and after_seq = seq and after_type is not null and after_type = 'ACCRUAL'))
);

-- One row per entry of a transaction. A transaction's entries add up to 0: an accrual takes the amount from EXPENSE and adds each rep's share
-- to ACCRUED, an earning moves it to EARNED. Rows are append-only.
create table ledger_entry (
    id             varchar(36)    not null,
    transaction_id varchar(36)    not null,
    position       integer        not null,
    account        varchar(10)    not null,
    -- The rep whose commission it is, in all accounts but EXPENSE.
    rep            varchar(100),
    amount         numeric(19, 4) not null,
    currency       char(3)        not null,
    constraint ledger_entry_pk primary key (id),
    constraint one_entry_of_a_position unique (transaction_id, position),
    constraint ledger_entry_transaction_fk foreign key (transaction_id) references ledger_transaction (id),
    constraint ledger_entry_rep_fk foreign key (rep) references person (id),
    constraint ledger_entry_account_known check (account in ('EXPENSE', 'ACCRUED', 'EARNED')),
    constraint ledger_entry_is_expense_or_of_a_rep check ((account = 'EXPENSE') = (rep is null))
);
-- A rep's commission entries, in their order.
create index ledger_entry_by_rep on ledger_entry (rep, id);
