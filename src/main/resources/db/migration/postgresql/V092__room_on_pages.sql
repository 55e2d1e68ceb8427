-- Rows of these tables change several times in their first hours. With room on its page, a row whose change touches no index stays there.
alter table deal set (fillfactor = 70);
alter table review set (fillfactor = 70);
