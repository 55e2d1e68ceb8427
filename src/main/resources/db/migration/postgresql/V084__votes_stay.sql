-- What was written stays: the database itself refuses to change or delete it.
create trigger vote_is_append_only before update or delete on vote for each row execute function refuse_change();
create trigger vote_is_never_emptied before truncate on vote for each statement execute function refuse_change();
