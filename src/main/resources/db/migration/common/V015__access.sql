-- One row per access token. Rows stay when a token has expired or was revoked: records of the history name them.
create table access_token (
    id           varchar(36)  not null,
    -- Whose calls are made with it.
    person       varchar(100) not null,
    name         varchar(200) not null,
    -- Of the whole token, which is not stored.
    sha256       char(64)     not null,
    created_by   varchar(100) not null,
    created_at   timestamp(6) with time zone not null,
    -- Business days in the policy's time zone; the last one is included.
    created_on   date         not null,
    expires_on   date         not null,
    -- Written at most every few minutes.
    last_used_at timestamp(6) with time zone,
    revoked_at   timestamp(6) with time zone,
    revoked_by   varchar(100),
    constraint access_token_pk primary key (id),
    constraint access_token_person_fk foreign key (person) references person (id),
    -- Which token is this?
    constraint access_token_sha256_is_unique unique (sha256),
    constraint access_token_lasts_a_year_at_most
        check (expires_on >= created_on and expires_on <= created_on + interval '366' day),
    constraint access_token_is_revoked_by_a_person check ((revoked_at is null) = (revoked_by is null))
);
-- A person's tokens, in the order in which they were made.
create index access_token_by_person on access_token (person, id);

-- One row per token and role. A call has those of them that the person holds at that time.
create table access_token_role (
    token_id varchar(36) not null,
    role     varchar(20) not null,
    constraint access_token_role_pk primary key (token_id, role),
    constraint access_token_role_token_fk foreign key (token_id) references access_token (id)
);
