-- How many comments a person has written within an hour is asked before each.
create index history_record_by_author on history_record (type, actor, recorded_at);
