-- Since when nobody may decide an open review; null where somebody may.
alter table review add column unassignable_since timestamp(6) with time zone;
