-- A caller id that is switched off proves nothing, but stays its owner's.
alter table a2b_caller_id add column active boolean default true not null;

-- Numbers under one digit, for the caller who does not want to key in all of them.
create table a2b_speed_dial (
    account_id bigint not null,
    code int not null,
    digits varchar(15) not null,
    label varchar(64) not null,
    primary key (account_id, code),
    constraint a2b_speed_dial_code check (code between 0 and 9)
) [[table_options]];

-- Which numbers an account may call. Without a row: all.
create table a2b_call_restriction (
    account_id bigint not null primary key,
    mode varchar(32) not null
) [[table_options]];

create table a2b_call_restriction_prefix (
    account_id bigint not null,
    prefix varchar(15) not null,
    primary key (account_id, prefix)
) [[table_options]];

-- Callers that are refused whatever account they use, by the digits their numbers begin with.
create table a2b_blocked_caller (
    prefix varchar(20) not null primary key,
    note varchar(200) not null,
    blocked_at [[instant]] not null
) [[table_options]];
