-- Lists and sweeps ask for what is open. An index of that alone stays as small as the work at hand, and whoever closes a row
-- leaves it alone: a decision wrote ten indexes of its review.
drop index review_by_due;
drop index review_by_opening;
drop index review_by_tcv;
drop index review_by_reminder;
drop index review_by_escalation;
create index review_by_due on review (due_at, id) where status = 'OPEN';
create index review_by_opening on review (opened_at, id) where status = 'OPEN';
create index review_by_tcv on review (tcv, id) where status = 'OPEN';
create index review_by_reminder on review (remind_at, id) where status = 'OPEN' and reminded_at is null;
create index review_by_escalation on review (due_at, id) where status = 'OPEN' and escalated_at is null;

drop index deal_by_expiry;
create index deal_by_expiry on deal (expires_on, id) where status = 'APPROVED';

drop index outbox_message_by_age;
create index outbox_message_by_age on outbox_message (created_at, deal, seq) where deliveries is null;

drop index outbox_delivery_by_turn;
create index outbox_delivery_by_turn on outbox_delivery (lane, next_at, id) where status = 'PENDING';

-- Every submission adds up what was approved within a year: all that it asks for is in the index.
drop index deal_by_approval;
create index deal_by_approval on deal (approved_at) include (id, tcv, status, expires_on) where status in ('APPROVED', 'WON');

-- Rows that are changed several times in their first hours: with room on their page, a change that touches no index stays there.
alter table deal set (fillfactor = 70);
alter table review set (fillfactor = 70);
