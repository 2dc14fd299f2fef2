-- The wall clock that an account's days, weeks and months are told by.
alter table a2b_account add column zone varchar(64) default 'UTC' not null;
