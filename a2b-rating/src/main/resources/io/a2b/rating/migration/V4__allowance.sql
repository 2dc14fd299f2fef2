-- What is free for whom: definitions, replaced by name.
create table a2b_allowance (
    name varchar(64) not null primary key,
    kind varchar(16) not null,
    amount bigint not null,
    cycle varchar(16) not null,
    start_day int not null,
    coverage varchar(16) not null,
    saved_at [[instant]] not null,
    constraint a2b_allowance_amount check (amount >= 0),
    constraint a2b_allowance_start_day check (start_day between 1 and 31)
) [[table_options]];

create table a2b_allowance_destination (
    allowance varchar(64) not null,
    destination varchar(100) not null,
    primary key (allowance, destination),
    constraint a2b_allowance_destination_of foreign key (allowance) references a2b_allowance (name)
) [[table_options]];

-- What an account has used in one period, and what its calls in progress may still use. No foreign
-- keys: checking them would lock rows that are not this account's, or that the ledger decides on.
create table a2b_allowance_usage (
    account_id bigint not null,
    allowance varchar(64) not null,
    period_start date not null,
    calls_posted bigint default 0 not null,
    seconds_posted bigint default 0 not null,
    calls_held bigint default 0 not null,
    seconds_held bigint default 0 not null,
    primary key (account_id, allowance, period_start),
    constraint a2b_allowance_usage_posted check (calls_posted >= 0 and seconds_posted >= 0),
    constraint a2b_allowance_usage_held check (calls_held >= 0 and seconds_held >= 0)
) [[table_options]];

-- Units set aside for a call. Kind and amount are those that the call was authorised with.
create table a2b_allowance_hold (
    id varchar(80) not null primary key,
    account_id bigint not null,
    allowance varchar(64) not null,
    kind varchar(16) not null,
    amount bigint not null,
    period_start date not null,
    asked_seconds bigint not null,
    placed_seconds bigint not null,
    held_seconds bigint not null,
    expires_at [[instant]] not null,
    state varchar(16) not null,
    covered_calls int default 0 not null,
    covered_seconds bigint default 0 not null,
    uncovered_seconds bigint default 0 not null,
    placed_at [[instant]] not null,
    resolved_at [[instant]],
    constraint a2b_allowance_hold_placed check (placed_seconds between 1 and asked_seconds),
    constraint a2b_allowance_hold_held check (held_seconds >= placed_seconds),
    constraint a2b_allowance_hold_calls check (covered_calls between 0 and 1),
    constraint a2b_allowance_hold_used check (covered_seconds >= 0 and uncovered_seconds >= 0)
) [[table_options]];

create index a2b_allowance_hold_due on a2b_allowance_hold (state, expires_at, id);
create index a2b_allowance_hold_usage on a2b_allowance_hold (account_id, allowance, period_start);

create table a2b_allowance_extension (
    hold_id varchar(80) not null,
    step int not null,
    asked_seconds bigint not null,
    granted_seconds bigint not null,
    primary key (hold_id, step),
    constraint a2b_allowance_extension_hold foreign key (hold_id)
        references a2b_allowance_hold (id),
    constraint a2b_allowance_extension_step check (step > 0),
    constraint a2b_allowance_extension_granted check (granted_seconds between 1 and asked_seconds)
) [[table_options]];
