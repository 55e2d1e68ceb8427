-- H2 takes 32 numbers at a time and would lose the rest with the process.
alter table deal alter column id set cache 1;
