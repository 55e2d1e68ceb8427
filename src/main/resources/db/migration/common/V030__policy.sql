-- One row per version of the policy. The state tells which steps were taken. Whether an ACTIVE version is in force follows from
-- policy_in_force and the date.
create table policy_version (
    version        varchar(40)  not null,
    name           varchar(200) not null,
    state          varchar(20)  not null,
    effective_from date         not null,
    document       text         not null,
    media_type     varchar(40)  default 'application/yaml' not null,
    sha256         char(64)     not null,
    created_by     varchar(100) not null,
    created_at     timestamp(6) with time zone not null,
    approved_by    varchar(100),
    approved_at    timestamp(6) with time zone,
    -- The warnings of lint that the approver acknowledged, as a JSON list.
    acknowledged   text,
    activated_by   varchar(100),
    activated_at   timestamp(6) with time zone,
    constraint policy_version_pk primary key (version),
    -- For the foreign key of policy_in_force.
    constraint policy_version_as_activated unique (version, effective_from, state),
    constraint policy_version_steps check
        ((state = 'DRAFT' and approved_by is null and approved_at is null and activated_by is null and activated_at is null)
      or (state = 'APPROVED' and approved_by is not null and approved_at is not null and activated_by is null and activated_at is null)
      or (state = 'ACTIVE' and approved_by is not null and approved_at is not null and activated_by is not null and activated_at is not null)),
    -- A second person approves. The first policy of an empty database, by "system", needs none.
    constraint policy_version_second_person check (approved_by is null or approved_by <> created_by or created_by = 'system')
);

-- One row per day on which a version comes into force. It stays in force until the day before the next row's, so there is neither a gap nor
-- an overlap. The foreign key admits active versions only, each on the day that its document names.
create table policy_in_force (
    effective_from date        not null,
    version        varchar(40) not null,
    state          varchar(20) default 'ACTIVE' not null,
    constraint policy_in_force_pk primary key (effective_from),
    constraint policy_in_force_version_once unique (version),
    constraint policy_in_force_is_active check (state = 'ACTIVE'),
    constraint policy_in_force_as_activated
        foreign key (version, effective_from, state) references policy_version (version, effective_from, state)
);

-- One row per document that a policy administrator is writing. It may have any fault; asking for approval makes a version of it and removes the row.
create table policy_working_copy (
    id         varchar(36)  not null,
    owner      varchar(100) not null,
    based_on   varchar(40)  not null,
    document   text         not null,
    -- Counts the saves; a change names the edition that it was made to.
    edition    bigint       not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    constraint policy_working_copy_pk primary key (id),
    constraint policy_working_copy_owner_fk foreign key (owner) references person (id),
    constraint policy_working_copy_edition check (edition > 0)
);
create index policy_working_copy_of_owner on policy_working_copy (owner, changed_at);
