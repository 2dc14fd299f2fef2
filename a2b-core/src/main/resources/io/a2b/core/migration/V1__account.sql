-- Who is charged. posted_micros, held_micros and calls_held belong to the ledger: nothing else
-- writes them, and each is the sum of rows in a2b_ledger_entry and a2b_hold.
create table a2b_account (
    id [[identity]] primary key,
    card_number varchar(20) not null,
    alias varchar(64) not null,
    secret_hash varchar(100),
    status varchar(32) not null,
    billing_mode varchar(16) not null,
    currency char(3) not null,
    credit_limit_micros bigint not null,
    calls_max int not null,
    tariff_plan varchar(64) not null,
    language char(2) not null,
    expiry_kind varchar(32) not null,
    expiry_at [[instant]],
    expiry_days int,
    created_at [[instant]] not null,
    first_used_at [[instant]],
    posted_micros bigint default 0 not null,
    held_micros bigint default 0 not null,
    calls_held int default 0 not null,
    constraint a2b_account_card_number unique (card_number),
    constraint a2b_account_alias unique (alias),
    constraint a2b_account_credit_limit check (credit_limit_micros >= 0),
    constraint a2b_account_calls_max check (calls_max > 0),
    constraint a2b_account_held check (held_micros >= 0),
    constraint a2b_account_calls_held check (calls_held >= 0)
) [[table_options]];

-- Every card number and every alias once: neither may read like another account's other one.
create table a2b_account_name (
    name varchar(64) not null primary key,
    account_id bigint not null
) [[table_options]];

create table a2b_caller_id (
    digits varchar(20) not null primary key,
    account_id bigint not null
) [[table_options]];

create index a2b_caller_id_account on a2b_caller_id (account_id);
