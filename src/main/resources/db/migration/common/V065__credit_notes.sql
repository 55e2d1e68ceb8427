-- One row per credit note on a won deal: the customer gets money back. Amounts are in currency, the deal's. Rows are append-only.
create table credit_note (
    id          varchar(36)    not null,
    deal_id     bigint         not null,
    amount      numeric(19, 4) not null,
    currency    char(3)        not null,
    -- The day that the note names.
    credited_on date           not null,
    reason      text           not null,
    -- Whether it takes commission back, and if not, why.
    counts      boolean        not null,
    standing    varchar(20)    not null,
    recorded_by varchar(100)   not null,
    recorded_at timestamp(6) with time zone not null,
    constraint credit_note_pk primary key (id),
    -- The row that voids it repeats who recorded it.
    constraint credit_note_as_recorded unique (id, recorded_by),
    constraint credit_note_deal_fk foreign key (deal_id) references deal (id),
    constraint credit_note_recorded_by_fk foreign key (recorded_by) references person (id),
    constraint credit_note_amount check (amount > 0),
    constraint credit_note_standing check (standing in ('COUNTS', 'NO_CLAWBACK', 'DATED_LATE', 'RECORDED_LATE')),
    constraint credit_note_counts check (counts = (standing = 'COUNTS'))
);
-- The notes of a deal, in their order.
create index credit_note_by_deal on credit_note (deal_id, id);

-- One row per line of the deal that a credit note is spread over. Rows are append-only.
create table credit_note_line (
    note_id varchar(36)    not null,
    line    integer        not null,
    amount  numeric(19, 4) not null,
    constraint credit_note_line_pk primary key (note_id, line),
    constraint credit_note_line_note_fk foreign key (note_id) references credit_note (id),
    constraint credit_note_line_counts check (line > 0),
    constraint credit_note_line_amount check (amount > 0)
);

-- One row per credit note that no longer stands. A second person voids it, once. Rows are append-only.
create table credit_note_void (
    note_id     varchar(36)  not null,
    -- As in the note.
    recorded_by varchar(100) not null,
    voided_by   varchar(100) not null,
    voided_at   timestamp(6) with time zone not null,
    reason      text         not null,
    constraint credit_note_void_pk primary key (note_id),
    constraint credit_note_void_note_fk foreign key (note_id, recorded_by) references credit_note (id, recorded_by),
    constraint credit_note_void_by_fk foreign key (voided_by) references person (id),
    constraint a_second_person_voids check (voided_by <> recorded_by)
);
