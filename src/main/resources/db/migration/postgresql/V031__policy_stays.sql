-- What a version says never changes, and what was activated is never deleted.
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.state <> 'ACTIVE' then
            return old;
        end if;
    elsif (old.version, old.name, old.effective_from, old.document, old.media_type, old.sha256, old.created_by, old.created_at)
        = (new.version, new.name, new.effective_from, new.document, new.media_type, new.sha256, new.created_by, new.created_at) then
        return new;
    end if;
    raise exception 'What policy % says is never changed or deleted', old.version using errcode = 'integrity_constraint_violation';
end $$;
create trigger policy_version_stays before update or delete on policy_version for each row execute function refuse_policy_change();
create trigger policy_version_is_never_emptied before truncate on policy_version for each statement execute function refuse_change();
