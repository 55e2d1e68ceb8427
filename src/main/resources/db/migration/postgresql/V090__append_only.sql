-- Rows of these tables are never changed or deleted.
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
create trigger deal_conflict_is_append_only before update or delete on deal_conflict for each row execute function refuse_change();
create trigger deal_conflict_is_never_emptied before truncate on deal_conflict for each statement execute function refuse_change();
create trigger decision_is_append_only before update or delete on decision for each row execute function refuse_change();
create trigger decision_is_never_emptied before truncate on decision for each statement execute function refuse_change();
create trigger decision_in_place_of_is_append_only before update or delete on decision_in_place_of for each row execute function refuse_change();
create trigger decision_in_place_of_is_never_emptied before truncate on decision_in_place_of for each statement execute function refuse_change();
create trigger vote_is_append_only before update or delete on vote for each row execute function refuse_change();
create trigger vote_is_never_emptied before truncate on vote for each statement execute function refuse_change();
create trigger vote_in_place_of_is_append_only before update or delete on vote_in_place_of for each row execute function refuse_change();
create trigger vote_in_place_of_is_never_emptied before truncate on vote_in_place_of for each statement execute function refuse_change();
create trigger ledger_transaction_is_append_only before update or delete on ledger_transaction for each row execute function refuse_change();
create trigger ledger_transaction_is_never_emptied before truncate on ledger_transaction for each statement execute function refuse_change();
create trigger ledger_entry_is_append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger ledger_entry_is_never_emptied before truncate on ledger_entry for each statement execute function refuse_change();
create trigger won_share_is_append_only before update or delete on won_share for each row execute function refuse_change();
create trigger won_share_is_never_emptied before truncate on won_share for each statement execute function refuse_change();
create trigger commission_statement_is_append_only before update or delete on commission_statement for each row execute function refuse_change();
create trigger commission_statement_is_never_emptied before truncate on commission_statement for each statement execute function refuse_change();
create trigger statement_acknowledgement_is_append_only before update or delete on statement_acknowledgement for each row execute function refuse_change();
create trigger statement_acknowledgement_is_never_emptied before truncate on statement_acknowledgement for each statement execute function refuse_change();
create trigger payout_line_is_append_only before update or delete on payout_line for each row execute function refuse_change();
create trigger payout_line_is_never_emptied before truncate on payout_line for each statement execute function refuse_change();
create trigger payout_listed_is_append_only before update or delete on payout_listed for each row execute function refuse_change();
create trigger payout_listed_is_never_emptied before truncate on payout_listed for each statement execute function refuse_change();
create trigger credit_note_is_append_only before update or delete on credit_note for each row execute function refuse_change();
create trigger credit_note_is_never_emptied before truncate on credit_note for each statement execute function refuse_change();
create trigger credit_note_line_is_append_only before update or delete on credit_note_line for each row execute function refuse_change();
create trigger credit_note_line_is_never_emptied before truncate on credit_note_line for each statement execute function refuse_change();
create trigger credit_note_void_is_append_only before update or delete on credit_note_void for each row execute function refuse_change();
create trigger credit_note_void_is_never_emptied before truncate on credit_note_void for each statement execute function refuse_change();

-- The content of a policy version never changes, and an activated version is never deleted.
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
