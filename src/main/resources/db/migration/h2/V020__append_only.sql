-- What was written stays: the database itself refuses to change or delete it.
create trigger history_record_is_append_only before update, delete on history_record for each row call 'org.dealdesk.platform.AppendOnly';
create trigger revision_is_append_only before update, delete on revision for each row call 'org.dealdesk.platform.AppendOnly';
create trigger revision_credit_is_append_only before update, delete on revision_credit for each row call 'org.dealdesk.platform.AppendOnly';
create trigger deal_party_is_append_only before update, delete on deal_party for each row call 'org.dealdesk.platform.AppendOnly';
create trigger decision_is_append_only before update, delete on decision for each row call 'org.dealdesk.platform.AppendOnly';
create trigger ledger_transaction_is_append_only before update, delete on ledger_transaction for each row call 'org.dealdesk.platform.AppendOnly';
create trigger ledger_entry_is_append_only before update, delete on ledger_entry for each row call 'org.dealdesk.platform.AppendOnly';
