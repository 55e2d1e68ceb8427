-- H2 has no index of some rows alone: the status is the first column instead. PostgreSQL's indexes for the same queries are in
-- postgresql/V091__indexes_of_open_rows.sql.

-- How many comments did a person write within an hour?
create index history_record_by_author on history_record (type, actor, recorded_at);

-- What was approved within a year, for the customer's share of it.
create index deal_by_approval on deal (approved_at, status);
-- The sweep of approvals that expire.
create index deal_by_expiry on deal (status, expires_on);

-- Open reviews in each order of a task list.
create index review_by_due on review (status, due_at, id);
create index review_by_opening on review (status, opened_at, id);
create index review_by_tcv on review (status, tcv, id);
-- The sweeps of reminders and escalations.
create index review_by_reminder on review (status, reminded_at, remind_at, id);
create index review_by_escalation on review (status, escalated_at, due_at, id);

-- Messages that are not handed out yet, oldest first.
create index outbox_message_by_age on outbox_message (deliveries, created_at, stream, seq);
-- Deliveries that are due in a lane.
create index outbox_delivery_by_turn on outbox_delivery (lane, status, next_at, id);
