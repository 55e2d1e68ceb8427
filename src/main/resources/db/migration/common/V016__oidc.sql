-- One row per person who signs in at an identity provider: (issuer, subject) is the account there, linked at the first sign-in.
create table provider_identity (
    issuer    varchar(300) not null,
    subject   varchar(255) not null,
    person    varchar(100) not null,
    linked_at timestamp(6) with time zone not null,
    constraint provider_identity_pk primary key (issuer, subject),
    -- Which account does the person have?
    constraint provider_identity_is_one_a_person unique (person),
    constraint provider_identity_person_fk foreign key (person) references person (id)
);

-- One row per person who is in the directory already and may sign in at the provider: the first account there that
-- has this person's id is linked, and the row is deleted.
create table provider_link_awaited (
    person varchar(100) not null,
    constraint provider_link_awaited_pk primary key (person),
    constraint provider_link_awaited_person_fk foreign key (person) references person (id)
);

-- One row per key that seals cookies of browsers that have not signed in yet. A key seals for a day and is deleted after the next one.
create table cookie_key (
    id      varchar(36) not null,
    -- 256 bits, in hexadecimal digits.
    secret  char(64)    not null,
    made_at timestamp(6) with time zone not null,
    constraint cookie_key_pk primary key (id)
);

-- One row per session that began at the provider, while it may last. A logout token names it by sid, or by the account.
create table provider_session (
    -- As the cookie holds it.
    session_id varchar(100) not null,
    person     varchar(100) not null,
    -- The provider's name for its session; null where it gives none.
    sid        varchar(255),
    -- Shown to the provider at sign-out; null where it was too long to be sent.
    id_token   text,
    ends_at    timestamp(6) with time zone not null,
    constraint provider_session_pk primary key (session_id),
    constraint provider_session_person_fk foreign key (person) references person (id)
);
-- Which sessions does a logout token mean?
create index provider_session_by_sid on provider_session (sid);
create index provider_session_by_person on provider_session (person);
-- Which rows are past their time?
create index provider_session_by_age on provider_session (ends_at);

-- One row per logout token that was taken, until it is too old to be taken again.
create table logout_token (
    -- The SHA-256 of its jti.
    sha256  char(64) not null,
    ends_at timestamp(6) with time zone not null,
    constraint logout_token_pk primary key (sha256)
);
-- Which rows are past their time?
create index logout_token_by_age on logout_token (ends_at);
