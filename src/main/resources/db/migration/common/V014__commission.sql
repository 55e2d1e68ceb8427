-- A double-entry ledger. seq counts a deal's accruals; each may be reversed or earned once, and the next accrual needs the
-- reversal of the one before, so that at most one stands. All of that is said by keys, not by code.
create table ledger_transaction (
    id             varchar(36) primary key,
    deal_id        bigint      not null,
    revision       integer     not null,
    seq            integer     not null check (seq > 0),
    type           varchar(10) not null check (type in ('ACCRUAL', 'EARNING', 'REVERSAL')),
    after_seq      integer,
    after_type     varchar(10),
    -- Set on the one transaction that ends an accrual: it is earned or reversed, never both.
    ends_seq       integer,
    round_id       varchar(36) not null references review_round (id),
    -- The round again, on accruals only: an approval accrues once.
    accrues_round  varchar(36) unique,
    policy_version varchar(40) not null references policy_version (version),
    currency       char(3)     not null,
    minor_units    integer     not null check (minor_units between 0 and 4),
    base           numeric(19, 4) not null check (base >= 0),
    rate           numeric(9, 6)  not null check (rate >= 0 and rate <= 100),
    amount         numeric(19, 4) not null check (amount >= 0),
    reason         varchar(40),
    effective_on   date        not null,
    recorded_at    timestamp(6) with time zone not null,
    unique (deal_id, seq, type),
    unique (deal_id, ends_seq),
    foreign key (deal_id, revision) references revision (deal_id, number),
    foreign key (deal_id, after_seq, after_type) references ledger_transaction (deal_id, seq, type),
    check (amount <= round(base * rate / 100, minor_units)),
    check (amount > 0 or reason is not null),
    check ((type = 'ACCRUAL' and accrues_round is not null and accrues_round = round_id)
        or (type <> 'ACCRUAL' and accrues_round is null)),
    check ((type = 'ACCRUAL' and ends_seq is null
                and ((seq = 1 and after_seq is null and after_type is null)
                  or (seq > 1 and after_seq is not null and after_seq = seq - 1 and after_type is not null and after_type = 'REVERSAL')))
        or (type <> 'ACCRUAL' and ends_seq is not null and ends_seq = seq
                and after_seq is not null and after_seq = seq and after_type is not null and after_type = 'ACCRUAL'))
);
create table ledger_entry (
    id             varchar(36) primary key,
    transaction_id varchar(36) not null references ledger_transaction (id),
    position       integer     not null,
    account        varchar(10) not null check (account in ('EXPENSE', 'ACCRUED', 'EARNED')),
    rep            varchar(100) references person (id),
    amount         numeric(19, 4) not null,
    currency       char(3)     not null,
    unique (transaction_id, position),
    check ((account = 'EXPENSE') = (rep is null))
);
create index ledger_entry_by_rep on ledger_entry (rep, id);
