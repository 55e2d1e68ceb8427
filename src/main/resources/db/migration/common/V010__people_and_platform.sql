-- One row per person who signs in. People who leave stay, inactive: other tables refer to them.
create table person (
    id            varchar(100) not null,
    -- The id as it is compared: without blanks, case and width. "Ann" and "ann" are one person.
    id_key        varchar(300) not null,
    name          varchar(200) not null,
    mail          varchar(320),
    active        boolean      not null,
    -- The last day of an absence.
    away_until    date,
    -- How a person is told of events: by a mail each, by one mail a day, or by none.
    notifications varchar(10)  default 'INSTANT' not null,
    -- The last sign-in.
    last_seen_at  timestamp(6) with time zone,
    constraint person_pk primary key (id),
    constraint person_has_its_id_alone unique (id_key),
    constraint person_notifications check (notifications in ('INSTANT', 'DAILY', 'OFF')),
    -- The product's own actor is "system"; the others are parts of addresses.
    constraint person_id_is_not_reserved check (not active or lower(id) not in ('system', 'me', 'changes', 'import'))
);

-- One row per person and role that the person has, leads, or both. A lead assigns the role's reviews and is told when one is overdue.
create table person_role (
    person_id varchar(100) not null,
    role      varchar(20)  not null,
    held      boolean      not null,
    leads     boolean      not null,
    constraint person_role_pk primary key (person_id, role),
    constraint person_role_person_fk foreign key (person_id) references person (id),
    constraint person_role_says_something check (held or leads)
);
-- Who has a role?
create index person_role_by_role on person_role (role, person_id);

-- One row per person and function for which the person's authority is limited. Without a row, or with null, there is no limit. Members of
-- the Deal Committee have none.
create table person_authority (
    person_id           varchar(100) not null,
    function            varchar(20)  not null,
    -- Of the larger of a deal's own TCV and that of the customer's recent deals, in the policy's currency.
    max_tcv             numeric(19, 4),
    -- In percent: 35.00 is 35 %.
    min_true_margin_pct numeric(7, 2),
    constraint person_authority_pk primary key (person_id, function),
    constraint person_authority_person_fk foreign key (person_id) references person (id),
    constraint person_authority_function_known check (function in ('SALES_OPS', 'FINANCE', 'LEGAL')),
    constraint person_authority_max_tcv_is_an_amount check (max_tcv >= 0)
);

-- One row per region or segment that an authority is limited to. An authority without rows of a kind holds for all of that kind.
create table person_authority_place (
    person_id varchar(100) not null,
    function  varchar(20)  not null,
    kind      varchar(10)  not null,
    code      varchar(80)  not null,
    constraint person_authority_place_pk primary key (person_id, function, kind, code),
    constraint person_authority_place_authority_fk foreign key (person_id, function)
        references person_authority (person_id, function) on delete cascade,
    constraint person_authority_place_kind_known check (kind in ('REGION', 'SEGMENT'))
);

-- One row. Each change of people updates it first, so that changes run one after another: of two administrators who are removed at the
-- same time, one stays.
create table directory_version (
    id      integer not null,
    version bigint  not null,
    -- Whether the database was started with the profile demo, and not without it since.
    demo    boolean default false not null,
    -- When two administrators were active for the last time, as far as changes of people have noted.
    two_administrators_at timestamp(6) with time zone,
    constraint directory_version_pk primary key (id),
    constraint directory_version_is_one_row check (id = 1)
);
insert into directory_version (id, version) values (1, 0);

-- One row per idempotency key of a request or a form, written in the transaction of the command's effect, with how it ended: a repeated
-- command is answered from here.
create table idempotency_key (
    person      varchar(100)  not null,
    -- Method and path.
    path        varchar(300)  not null,
    request_key varchar(200)  not null,
    -- Of all that was sent: something else with the same key is refused.
    request_sha char(64)      not null,
    -- The number of the deal that the command was about, or '-'.
    subject     varchar(40),
    -- How it ended, in a word.
    outcome     varchar(40),
    -- The value of the command, as it is shown again. REST stores the whole answer as JSON; a page stores what it needs to go on.
    answer      text,
    -- The roles with which the first request was made, separated by commas. A person who has lost one of them gets no replay.
    rights      varchar(1000) not null,
    created_at  timestamp(6) with time zone not null,
    constraint idempotency_key_pk primary key (person, path, request_key)
);
-- Which keys are past their time?
create index idempotency_key_by_age on idempotency_key (created_at);
