-- Rows of these tables are never changed or deleted.
create trigger history_record_is_append_only before update, delete on history_record for each row call 'org.dealdesk.platform.AppendOnly';
create trigger revision_is_append_only before update, delete on revision for each row call 'org.dealdesk.platform.AppendOnly';
create trigger revision_credit_is_append_only before update, delete on revision_credit for each row call 'org.dealdesk.platform.AppendOnly';
create trigger deal_conflict_is_append_only before update, delete on deal_conflict for each row call 'org.dealdesk.platform.AppendOnly';
create trigger decision_is_append_only before update, delete on decision for each row call 'org.dealdesk.platform.AppendOnly';
create trigger decision_in_place_of_is_append_only before update, delete on decision_in_place_of for each row call 'org.dealdesk.platform.AppendOnly';
create trigger vote_is_append_only before update, delete on vote for each row call 'org.dealdesk.platform.AppendOnly';
create trigger vote_in_place_of_is_append_only before update, delete on vote_in_place_of for each row call 'org.dealdesk.platform.AppendOnly';
create trigger ledger_transaction_is_append_only before update, delete on ledger_transaction for each row call 'org.dealdesk.platform.AppendOnly';
create trigger ledger_entry_is_append_only before update, delete on ledger_entry for each row call 'org.dealdesk.platform.AppendOnly';
create trigger won_share_is_append_only before update, delete on won_share for each row call 'org.dealdesk.platform.AppendOnly';
create trigger commission_statement_is_append_only before update, delete on commission_statement for each row call 'org.dealdesk.platform.AppendOnly';
create trigger statement_acknowledgement_is_append_only before update, delete on statement_acknowledgement for each row call 'org.dealdesk.platform.AppendOnly';
create trigger payout_line_is_append_only before update, delete on payout_line for each row call 'org.dealdesk.platform.AppendOnly';
create trigger payout_listed_is_append_only before update, delete on payout_listed for each row call 'org.dealdesk.platform.AppendOnly';
create trigger credit_note_is_append_only before update, delete on credit_note for each row call 'org.dealdesk.platform.AppendOnly';
create trigger credit_note_line_is_append_only before update, delete on credit_note_line for each row call 'org.dealdesk.platform.AppendOnly';
create trigger credit_note_void_is_append_only before update, delete on credit_note_void for each row call 'org.dealdesk.platform.AppendOnly';

-- The content of a policy version never changes, and an activated version is never deleted.
create trigger policy_version_stays before update, delete on policy_version for each row call 'org.dealdesk.policy.life.PolicyStays';

-- H2's "truncate" fires no trigger and refuses only tables that a foreign key refers to. These tables refer to themselves; the other ones
-- above have such a key already.
alter table revision_credit add constraint revision_credit_is_never_emptied
    foreign key (deal_id, revision, rep) references revision_credit (deal_id, revision, rep);
alter table deal_conflict add constraint deal_conflict_is_never_emptied
    foreign key (deal_id, person, function, reason) references deal_conflict (deal_id, person, function, reason);
alter table decision add constraint decision_is_never_emptied
    foreign key (review_id) references decision (review_id);
alter table vote add constraint vote_is_never_emptied
    foreign key (review_id, person) references vote (review_id, person);
alter table ledger_entry add constraint ledger_entry_is_never_emptied
    foreign key (id) references ledger_entry (id);
alter table won_share add constraint won_share_is_never_emptied
    foreign key (transaction_id, person, plan) references won_share (transaction_id, person, plan);
alter table statement_acknowledgement add constraint statement_acknowledgement_is_never_emptied
    foreign key (person, closed_month) references statement_acknowledgement (person, closed_month);
alter table payout_listed add constraint payout_listed_is_never_emptied
    foreign key (batch_id, person) references payout_listed (batch_id, person);
alter table decision_in_place_of add constraint decision_in_place_of_is_never_emptied
    foreign key (review_id, position) references decision_in_place_of (review_id, position);
alter table vote_in_place_of add constraint vote_in_place_of_is_never_emptied
    foreign key (review_id, voter, position) references vote_in_place_of (review_id, voter, position);
alter table credit_note_line add constraint credit_note_line_is_never_emptied
    foreign key (note_id, line) references credit_note_line (note_id, line);
alter table credit_note_void add constraint credit_note_void_is_never_emptied
    foreign key (note_id) references credit_note_void (note_id);
