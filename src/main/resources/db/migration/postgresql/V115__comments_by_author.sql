-- How many comments a person has written within an hour is asked before each. No other record is in the index.
create index history_record_by_author on history_record (actor, recorded_at) where type = 'COMMENTED';
