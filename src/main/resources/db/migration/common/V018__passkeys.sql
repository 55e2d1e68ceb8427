-- Spring Security's tables for passkeys. One row per person who has, or has had, a passkey: the handle by which authenticators know the person.
create table user_entities (
    -- 32 random bytes, in base64url.
    id           varchar(100) not null,
    -- The person.
    name         varchar(100) not null,
    display_name varchar(200) not null,
    constraint user_entities_pk primary key (id),
    -- Which handle does the person have?
    constraint user_entities_is_one_a_person unique (name),
    constraint user_entities_person_fk foreign key (name) references person (id)
);

-- One row per passkey. Only the public key is here; the private one never leaves the person's device.
create table user_credentials (
    -- As the authenticator calls it: at most 1023 bytes, in base64url.
    credential_id                varchar(1364) not null,
    user_entity_user_id          varchar(100)  not null,
    -- In the format COSE.
    public_key                   bytea         not null,
    -- How often it was used, where the authenticator counts; a smaller number than the last one is refused.
    signature_count              bigint        not null,
    -- Whether the authenticator asked for a fingerprint, a face or a PIN.
    uv_initialized               boolean       not null,
    -- Whether it may be copied to other devices of the person, and whether it is.
    backup_eligible              boolean       not null,
    backup_state                 boolean       not null,
    authenticator_transports     varchar(200)  not null,
    public_key_credential_type   varchar(20)   not null,
    attestation_object           bytea         not null,
    attestation_client_data_json bytea         not null,
    created                      timestamp(6) with time zone not null,
    last_used                    timestamp(6) with time zone,
    -- What the person calls it.
    label                        varchar(100)  not null,
    constraint user_credentials_pk primary key (credential_id),
    constraint user_credentials_entity_fk foreign key (user_entity_user_id)
        references user_entities (id) on delete cascade,
    constraint user_credentials_type check (public_key_credential_type = 'public-key'),
    constraint user_credentials_are_of_verified_users check (uv_initialized)
);
-- Which passkeys does a person have?
create index user_credentials_by_entity on user_credentials (user_entity_user_id);

-- One row per challenge that a passkey has answered, until the challenge is too old to be answered again.
create table passkey_challenge (
    sha256  char(64) not null,
    ends_at timestamp(6) with time zone not null,
    constraint passkey_challenge_pk primary key (sha256)
);
-- Which rows are past their time?
create index passkey_challenge_by_age on passkey_challenge (ends_at);
