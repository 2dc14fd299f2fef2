-- What happened and was not told to everybody yet.
create table a2b_event (
    sequence [[identity]] primary key,
    subject varchar(96) not null,
    kind varchar(32) not null,
    facts varchar(4000) not null,
    occurred_at [[instant]] not null,
    attempts int default 0 not null,
    next_attempt_at [[instant]] not null,
    failure varchar(255) default '' not null,
    constraint a2b_event_attempts check (attempts >= 0)
) [[table_options]];

create index a2b_event_subject on a2b_event (subject, next_attempt_at, sequence);

-- Which node does what only one may do at a time.
create table a2b_leader (
    name varchar(64) not null primary key,
    owner varchar(64) not null,
    token bigint not null,
    ends_at [[instant]] not null
) [[table_options]];
