-- One row. Who posts to the ledger locks it shared, who closes a month exclusively: no posting is under way while a month is closed.
create table ledger_lock (
    id integer not null,
    constraint ledger_lock_pk primary key (id),
    constraint ledger_lock_is_one_row check (id = 1)
);
insert into ledger_lock (id) values (1);

-- One row per closed month. No transaction of the ledger is dated in it, or earlier, from then on: a trigger refuses that.
create table commission_month (
    closed_month char(7)   not null,
    closed_by varchar(100) not null,
    closed_at timestamp(6) with time zone not null,
    constraint commission_month_pk primary key (closed_month),
    constraint commission_month_closed_by_fk foreign key (closed_by) references person (id),
    constraint commission_month_is_a_month check (closed_month like '____-__')
);
