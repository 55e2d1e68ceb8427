-- How the findings read when they were made. Wording may improve without any revision being wrong, so the hash covers the document alone,
-- which holds codes and figures in the format that it names. Documents of before have no format and hold their texts themselves.
alter table revision add column texts text default '[]' not null;
