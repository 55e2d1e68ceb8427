-- One row per person who has a password. Without the row the person cannot sign in with one.
create table password (
    person     varchar(100) not null,
    -- Argon2id, with its parameters and its salt.
    hash       varchar(200) not null,
    changed_at timestamp(6) with time zone not null,
    constraint password_pk primary key (person),
    constraint password_person_fk foreign key (person) references person (id),
    constraint password_is_hashed check (hash like '$argon2id$%')
);

-- One row per link that lets a person set a password. The link holds 128 random bits; here is only their hash.
create table access_link (
    sha256     char(64)    not null,
    kind       varchar(12) not null,
    -- Null for the set-up, which makes a new person.
    person     varchar(100),
    -- Whether a link for the set-up holds although there are administrators.
    forced     boolean     not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    -- When it was used or made void; null while it is open.
    ended_at   timestamp(6) with time zone,
    constraint access_link_pk primary key (sha256),
    constraint access_link_person_fk foreign key (person) references person (id),
    constraint access_link_kind check (kind in ('SET_UP', 'INVITATION', 'RESET')),
    constraint access_link_is_for_one_person check ((kind = 'SET_UP') = (person is null)),
    constraint access_link_forces_set_up_only check (not forced or kind = 'SET_UP')
);
-- Which open links does a person have?
create index access_link_by_person on access_link (person, created_at);
-- Which links are past their time?
create index access_link_by_age on access_link (expires_at);

-- Spring Session's tables. One row per session; the cookie holds session_id, and primary_id is what lists and addresses call the session.
create table spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    -- Milliseconds since 1970, as the two below.
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    -- Seconds.
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    -- The person.
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_by_session_id on spring_session (session_id);
-- Which sessions are past their time?
create index spring_session_by_expiry_time on spring_session (expiry_time);
-- Which sessions does a person have?
create index spring_session_by_principal_name on spring_session (principal_name);

-- One row per attribute of a session, as JSON.
create table spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);
