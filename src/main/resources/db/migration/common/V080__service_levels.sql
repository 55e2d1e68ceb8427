-- Service levels: when a reviewer is reminded, and what has been told already. A mark is set with its history record, once.
alter table review add column remind_at timestamp(6) with time zone;
alter table review add column reminded_at timestamp(6) with time zone;
alter table review add column escalated_at timestamp(6) with time zone;

-- Reviews from before have no half time; they are reminded of when they are due.
update review set remind_at = due_at;
alter table review alter column remind_at set not null;

create index review_by_reminder on review (status, reminded_at, remind_at, id);
create index review_by_escalation on review (status, escalated_at, due_at, id);
