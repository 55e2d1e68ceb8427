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

-- One row per person who is in the directory already and whom an administrator lets sign in at the provider: the first account there that
-- has this person's id is linked, and the row is deleted.
create table provider_link_awaited (
    person varchar(100) not null,
    constraint provider_link_awaited_pk primary key (person),
    constraint provider_link_awaited_person_fk foreign key (person) references person (id)
);
