-- 1: calls in progress are to end, too. Status and rules of expiry are looked for by the day's job.
alter table a2b_account add column calls_cut int default 0 not null;
create index a2b_account_due on a2b_account (status, expiry_kind, expiry_days);
create index a2b_account_created on a2b_account (created_at);
create index a2b_account_plan on a2b_account (tariff_plan);

create table a2b_account_status_change (
    sequence [[identity]] primary key,
    account_id bigint not null,
    status_before varchar(32) not null,
    status_after varchar(32) not null,
    actor varchar(64) not null,
    reason varchar(255) not null,
    calls_cut int not null,
    changed_at [[instant]] not null
) [[table_options]];

create index a2b_account_status_change_account on a2b_account_status_change (account_id, sequence);

create table a2b_account_note (
    id varchar(64) not null primary key,
    account_id bigint not null,
    actor varchar(64) not null,
    text varchar(2000) not null,
    noted_at [[instant]] not null
) [[table_options]];

create index a2b_account_note_account on a2b_account_note (account_id, noted_at, id);
