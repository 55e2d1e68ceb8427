-- Who decides in whose place, for one function, from day to day in the policy's time zone. Rows stay: one that ended early says when.
create table delegation (
    id         varchar(36)  primary key,
    delegator  varchar(100) not null references person (id),
    delegate   varchar(100) not null references person (id),
    function   varchar(20)  not null check (function in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')),
    starts_on  date         not null,
    ends_on    date         not null,
    created_at timestamp(6) with time zone not null,
    ended_at   timestamp(6) with time zone,
    check (delegator <> delegate),
    check (starts_on <= ends_on)
);
create index delegation_by_delegator on delegation (delegator, function, ends_on);
create index delegation_by_delegate on delegation (delegate, function, ends_on);
