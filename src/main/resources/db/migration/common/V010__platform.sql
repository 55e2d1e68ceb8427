-- People, and the effects of requests that may be repeated.
create table person (
    id         varchar(100) primary key,
    name       varchar(200) not null,
    mail       varchar(320),
    active     boolean      not null,
    away_until date
);

create table person_role (
    person_id varchar(100) not null references person (id),
    role      varchar(20)  not null,
    held      boolean      not null,
    leads     boolean      not null,
    primary key (person_id, role),
    check (held or leads)
);
create index person_role_by_role on person_role (role, person_id);

-- One key has one effect: the row is written in the effect's own transaction.
create table idempotency_key (
    person      varchar(100) not null,
    path        varchar(300) not null,
    request_key varchar(200) not null,
    request_sha char(64)     not null,
    status      integer,
    headers     text,
    answer      text,
    created_at  timestamp(6) with time zone not null,
    primary key (person, path, request_key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

create table policy_version (
    version        varchar(40) primary key,
    name           varchar(200) not null,
    state          varchar(20)  not null check (state in ('DRAFT', 'APPROVED', 'ACTIVE', 'SUPERSEDED')),
    effective_from date         not null,
    document       text         not null,
    sha256         char(64)     not null,
    created_by     varchar(100) not null,
    created_at     timestamp(6) with time zone not null,
    approved_by    varchar(100),
    approved_at    timestamp(6) with time zone,
    activated_by   varchar(100),
    activated_at   timestamp(6) with time zone,
    check (state in ('DRAFT', 'APPROVED') or activated_at is not null)
);
-- Two versions can never be in force from the same day on.
create table policy_in_force (
    effective_from date        primary key,
    version        varchar(40) not null unique references policy_version (version)
);
