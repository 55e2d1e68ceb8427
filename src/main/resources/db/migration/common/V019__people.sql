-- One row per change of a person that takes two administrators: one has asked, another one decides.
create table pending_change (
    id         varchar(36)  not null,
    -- The one concerned. A person who is to be entered has no row yet.
    person     varchar(100) not null,
    kind       varchar(10)  not null,
    -- What is asked for, as JSON; name and mail address are taken out when it has ended.
    data       text         not null,
    -- Of the person when it was asked for; null for a person who was not in the directory. Who has changed since is asked for again.
    base       char(64),
    asked_by   varchar(100) not null,
    asked_at   timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    status     varchar(10)  not null,
    ended_by   varchar(100),
    ended_at   timestamp(6) with time zone,
    constraint pending_change_pk primary key (id),
    constraint pending_change_asked_by_fk foreign key (asked_by) references person (id),
    constraint pending_change_kind check (kind in ('GRANT', 'MAIL', 'SIGN_IN', 'RESET')),
    constraint pending_change_status check (status in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    constraint pending_change_ends_once check ((status = 'PENDING') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
    constraint pending_change_takes_two check (status <> 'APPROVED' or (ended_by <> asked_by and ended_by <> person))
);
-- What waits, in the order in which it was asked for?
create index pending_change_by_status on pending_change (status, id);
