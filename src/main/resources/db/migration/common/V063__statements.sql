-- One row per person of a closed month: each with an entry in it, or with an amount accrued or earned at its end. Rows are append-only.
create table commission_statement (
    person   varchar(100)   not null,
    closed_month char(7)        not null,
    -- The format of the document, by which it can be made again.
    format   integer        not null,
    -- Canonical JSON, and its SHA-256, which the record of the close names.
    document text           not null,
    sha256   char(64)       not null,
    -- The balances at the end of the month, in the policy's currency.
    accrued  numeric(19, 4) not null,
    earned   numeric(19, 4) not null,
    paid     numeric(19, 4) not null,
    constraint commission_statement_pk primary key (person, closed_month),
    constraint commission_statement_month_fk foreign key (closed_month) references commission_month (closed_month),
    constraint commission_statement_person_fk foreign key (person) references person (id),
    constraint commission_statement_format_counts check (format > 0)
);
-- The statements of a month.
create index commission_statement_by_month on commission_statement (closed_month, person);

-- One row per statement that its person has acknowledged. Rows are append-only.
create table statement_acknowledgement (
    person          varchar(100) not null,
    closed_month    char(7)      not null,
    acknowledged_at timestamp(6) with time zone not null,
    constraint statement_acknowledgement_pk primary key (person, closed_month),
    constraint statement_acknowledgement_fk foreign key (person, closed_month) references commission_statement (person, closed_month)
);

-- One row per objection of a person to a final statement of theirs.
create table statement_dispute (
    id            varchar(36)   not null,
    person        varchar(100)  not null,
    closed_month  char(7)       not null,
    -- The entry of the statement that it is about, if any.
    entry_id      varchar(36),
    text          varchar(4000) not null,
    status        varchar(10)   not null,
    opened_at     timestamp(6) with time zone not null,
    answer        varchar(4000),
    answered_by   varchar(100),
    answered_at   timestamp(6) with time zone,
    -- The approved adjustment that came of it, if any.
    adjustment_id varchar(36),
    constraint statement_dispute_pk primary key (id),
    constraint statement_dispute_statement_fk foreign key (person, closed_month) references commission_statement (person, closed_month),
    constraint statement_dispute_entry_fk foreign key (entry_id) references ledger_entry (id),
    constraint statement_dispute_answerer_fk foreign key (answered_by) references person (id),
    constraint statement_dispute_adjustment_fk foreign key (adjustment_id) references commission_adjustment (id),
    constraint statement_dispute_status_known check (status in ('OPEN', 'UPHELD', 'DECLINED')),
    constraint statement_dispute_is_answered_once check ((status = 'OPEN') = (answer is null)
        and (status = 'OPEN') = (answered_by is null) and (status = 'OPEN') = (answered_at is null)
        and (status <> 'OPEN' or adjustment_id is null)),
    constraint statement_dispute_is_answered_by_another check (answered_by is null or answered_by <> person)
);
-- The list, in whole and by status; a person's own, and those of one statement.
create index statement_dispute_by_status on statement_dispute (status, id);
create index statement_dispute_by_person on statement_dispute (person, closed_month, id);
