-- The life of a policy version. state says which steps were taken: DRAFT, APPROVED, ACTIVE (activated; whether it is in force
-- already, or was superseded since, follows from the dates in policy_in_force and the clock).
alter table policy_version add column media_type varchar(40) default 'application/yaml' not null;
-- The warnings that were named at the approval, as a JSON list.
alter table policy_version add column acknowledged text;

alter table policy_version add constraint policy_version_steps check
    ((state = 'DRAFT' and approved_by is null and approved_at is null and activated_by is null and activated_at is null)
  or (state = 'APPROVED' and approved_by is not null and approved_at is not null and activated_by is null and activated_at is null)
  or (state = 'ACTIVE' and approved_by is not null and approved_at is not null and activated_by is not null and activated_at is not null));
-- A second person approves; only what the product itself puts in force on an empty database needs none.
alter table policy_version add constraint policy_version_second_person check
    (approved_by is null or approved_by <> created_by or created_by = 'system');
alter table policy_version add constraint policy_version_as_activated unique (version, effective_from, state);

-- Whatever comes into force was approved and activated, and does so on the day that its document names. Each version is in force
-- until the day before the next one's, so that there can be neither a gap nor an overlap.
alter table policy_in_force add column state varchar(20) default 'ACTIVE' not null;
alter table policy_in_force add constraint policy_in_force_is_active check (state = 'ACTIVE');
alter table policy_in_force add constraint policy_in_force_as_activated
    foreign key (version, effective_from, state) references policy_version (version, effective_from, state);
