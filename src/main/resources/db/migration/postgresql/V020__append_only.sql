-- What was written stays: the database itself refuses to change or delete it.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are never changed or deleted', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger history_record_is_append_only before update or delete on history_record for each row execute function refuse_change();
create trigger history_record_is_never_emptied before truncate on history_record for each statement execute function refuse_change();
create trigger revision_is_append_only before update or delete on revision for each row execute function refuse_change();
create trigger revision_is_never_emptied before truncate on revision for each statement execute function refuse_change();
create trigger revision_credit_is_append_only before update or delete on revision_credit for each row execute function refuse_change();
create trigger revision_credit_is_never_emptied before truncate on revision_credit for each statement execute function refuse_change();
create trigger deal_party_is_append_only before update or delete on deal_party for each row execute function refuse_change();
create trigger deal_party_is_never_emptied before truncate on deal_party for each statement execute function refuse_change();
create trigger decision_is_append_only before update or delete on decision for each row execute function refuse_change();
create trigger decision_is_never_emptied before truncate on decision for each statement execute function refuse_change();
create trigger ledger_transaction_is_append_only before update or delete on ledger_transaction for each row execute function refuse_change();
create trigger ledger_transaction_is_never_emptied before truncate on ledger_transaction for each statement execute function refuse_change();
create trigger ledger_entry_is_append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger ledger_entry_is_never_emptied before truncate on ledger_entry for each statement execute function refuse_change();
