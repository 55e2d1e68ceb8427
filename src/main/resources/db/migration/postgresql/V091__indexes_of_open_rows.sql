-- Lists and sweeps ask for open rows. An index of those alone stays as small as the work in progress, and a change to a closed row does not
-- touch it. H2's indexes for the same queries are in h2/V091__indexes_by_status.sql.

-- How many comments did a person write within an hour?
create index history_record_by_author on history_record (actor, recorded_at) where type = 'COMMENTED';

-- What was approved within a year, for the customer's share of it: each submission adds it up from the index alone.
create index deal_by_approval on deal (approved_at) include (id, tcv, status, expires_on) where status in ('APPROVED', 'WON');
-- The sweep of approvals that expire.
create index deal_by_expiry on deal (expires_on, id) where status = 'APPROVED';

-- Open reviews in each order of a task list.
create index review_by_due on review (due_at, id) where status = 'OPEN';
create index review_by_opening on review (opened_at, id) where status = 'OPEN';
create index review_by_tcv on review (tcv, id) where status = 'OPEN';
-- The sweeps of reminders and escalations.
create index review_by_reminder on review (remind_at, id) where status = 'OPEN' and reminded_at is null;
create index review_by_escalation on review (due_at, id) where status = 'OPEN' and escalated_at is null;
-- What carried over lately, which each look at an inbox asks.
create index review_carried_over on review (opened_at, id) where status = 'CARRIED_OVER';

-- Messages that are not handed out yet, oldest first.
create index outbox_message_by_age on outbox_message (created_at, stream, seq) where deliveries is null;
-- Deliveries that are due in a lane.
create index outbox_delivery_by_turn on outbox_delivery (lane, next_at, id) where status = 'PENDING';
