-- A payment on its way to an account. A row is there before a gateway is asked, so that a crash
-- leaves something to ask about.
create table a2b_top_up (
    number [[identity]] primary key,
    id varchar(80) not null,
    gateway varchar(32) not null,
    account_id bigint not null,
    amount_micros bigint not null,
    currency char(3) not null,
    actor varchar(64) not null,
    note varchar(200) not null,
    state varchar(16) not null,
    requested_at [[instant]] not null,
    resolved_at [[instant]],
    gateway_reference varchar(96),
    posted_after_micros bigint,
    reason varchar(200),
    constraint a2b_top_up_id unique (id),
    constraint a2b_top_up_amount check (amount_micros > 0)
) [[table_options]];

create index a2b_top_up_state on a2b_top_up (state, number);
create index a2b_top_up_account on a2b_top_up (account_id, number);
