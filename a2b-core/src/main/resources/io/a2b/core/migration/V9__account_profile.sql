-- What people know of an account. A table of its own, as no call needs it and every call rewrites
-- the row of its account. An account without a row is in the group 'default' and has no details.
create table a2b_account_group (
    name varchar(64) not null primary key,
    description varchar(255) not null
) [[table_options]];

insert into a2b_account_group (name, description) values ('default', 'All others');

create table a2b_account_series (
    name varchar(64) not null primary key,
    description varchar(255) not null,
    last_serial bigint default 0 not null,
    constraint a2b_account_series_last check (last_serial >= 0)
) [[table_options]];

create table a2b_account_profile (
    account_id bigint not null primary key,
    group_name varchar(64) not null,
    series_name varchar(64),
    serial bigint,
    tag varchar(64) not null,
    first_name varchar(64) not null,
    last_name varchar(64) not null,
    company varchar(64) not null,
    address varchar(128) not null,
    city varchar(64) not null,
    region varchar(64) not null,
    postal_code varchar(20) not null,
    country varchar(64) not null,
    email varchar(128) not null,
    phone varchar(32) not null,
    fax varchar(32) not null,
    constraint a2b_account_profile_serial unique (series_name, serial)
) [[table_options]];

create index a2b_account_profile_group on a2b_account_profile (group_name, account_id);
create index a2b_account_profile_tag on a2b_account_profile (tag, account_id);
create index a2b_account_profile_email on a2b_account_profile (email, account_id);
create index a2b_account_profile_name on a2b_account_profile (last_name, account_id);
create index a2b_account_profile_company on a2b_account_profile (company, account_id);
