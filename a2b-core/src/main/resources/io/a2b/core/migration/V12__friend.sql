-- Telephones that register with the switch. The secret is readable, because the switch has to
-- know it: keep this table from whoever must not.
create table a2b_friend (
    technology varchar(8) not null,
    name varchar(40) not null,
    account_id bigint not null,
    secret varchar(80) not null,
    context varchar(40) not null,
    caller_id varchar(20) not null,
    host varchar(253) not null,
    codecs varchar(200) not null,
    dtmf_mode varchar(16) not null,
    behind_nat boolean not null,
    watched boolean not null,
    options varchar(2000) not null,
    primary key (technology, name)
) [[table_options]];

create index a2b_friend_account on a2b_friend (account_id);
