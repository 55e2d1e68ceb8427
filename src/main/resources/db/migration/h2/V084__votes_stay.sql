-- What was written stays: the database itself refuses to change or delete it.
create trigger vote_is_append_only before update, delete on vote for each row call 'org.dealdesk.platform.AppendOnly';
alter table vote add constraint vote_is_never_emptied foreign key (review_id, person) references vote (review_id, person);
