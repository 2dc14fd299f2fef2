-- Numbers that calls come in on. A reservation whose time has passed counts as free.
create table a2b_did (
    number varchar(15) not null primary key,
    group_name varchar(64) not null,
    country char(2) not null,
    calls_max int not null,
    valid_from_at [[instant]],
    valid_until_at [[instant]],
    setup_micros bigint not null,
    monthly_micros bigint not null,
    currency char(3) not null,
    connection_micros bigint not null,
    minute_micros bigint not null,
    first_seconds int not null,
    step_seconds int not null,
    zone varchar(64) not null,
    status varchar(16) not null,
    account_id bigint,
    reserved_until_at [[instant]],
    assignment_id varchar(40),
    constraint a2b_did_fees check (setup_micros >= 0 and monthly_micros >= 0),
    -- not with "or": H2 makes a set of it that dies with the connection that made the table
    constraint a2b_did_holder
        check ((account_id is not null) = (status <> 'FREE' and status <> 'RETIRED')),
    constraint a2b_did_assigned check ((assignment_id is not null) = (status = 'ASSIGNED'))
) [[table_options]];

create index a2b_did_group on a2b_did (group_name, number);
create index a2b_did_country on a2b_did (country, number);
create index a2b_did_account on a2b_did (account_id, number);
create index a2b_did_status on a2b_did (status, number);

-- Hours of the week with another price; the first that holds counts.
create table a2b_did_price_window (
    did varchar(15) not null,
    position int not null,
    days int not null,
    from_second int not null,
    until_second int not null,
    connection_micros bigint not null,
    minute_micros bigint not null,
    first_seconds int not null,
    step_seconds int not null,
    primary key (did, position),
    constraint a2b_did_price_window_did foreign key (did) references a2b_did (number)
) [[table_options]];

-- A group without a row here may be ordered from by everybody.
create table a2b_did_group_limit (
    name varchar(64) not null primary key
) [[table_options]];

create table a2b_did_group_account (
    name varchar(64) not null,
    account_id bigint not null,
    primary key (name, account_id),
    constraint a2b_did_group_account_name foreign key (name) references a2b_did_group_limit (name)
) [[table_options]];

-- Who had which number from when until when, on which terms; kept for ever.
create table a2b_did_assignment (
    id varchar(40) not null primary key,
    did varchar(15) not null,
    account_id bigint not null,
    setup_micros bigint not null,
    monthly_micros bigint not null,
    currency char(3) not null,
    zone varchar(64) not null,
    assigned_at [[instant]] not null,
    months_paid int not null,
    due_at [[instant]],
    month_unpaid int not null,
    released_at [[instant]],
    release_reason varchar(255) not null,
    constraint a2b_did_assignment_did foreign key (did) references a2b_did (number),
    constraint a2b_did_assignment_due check (due_at is null or released_at is null)
) [[table_options]];

create index a2b_did_assignment_history on a2b_did_assignment (did, assigned_at, id);
create index a2b_did_assignment_account on a2b_did_assignment (account_id, assigned_at, id);
create index a2b_did_assignment_due_at on a2b_did_assignment (due_at, id);

-- What rings, in order of priority. Belongs to the assignment: nobody inherits it.
create table a2b_did_target (
    assignment_id varchar(40) not null,
    priority int not null,
    kind varchar(16) not null,
    address varchar(100) not null,
    active boolean not null,
    validated boolean not null,
    valid_from_at [[instant]],
    valid_until_at [[instant]],
    primary key (assignment_id, priority),
    constraint a2b_did_target_assignment
        foreign key (assignment_id) references a2b_did_assignment (id)
) [[table_options]];
