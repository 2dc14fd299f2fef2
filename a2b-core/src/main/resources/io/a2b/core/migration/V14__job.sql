-- One row per run of a recurring job.
create table a2b_job_run (
    sequence [[identity]] primary key,
    job varchar(64) not null,
    state varchar(16) not null,
    started_at [[instant]] not null,
    ended_at [[instant]],
    subjects bigint default 0 not null,
    failures bigint default 0 not null,
    failure varchar(255) default '' not null,
    constraint a2b_job_run_counts check (subjects >= 0 and failures >= 0)
) [[table_options]];

create index a2b_job_run_job on a2b_job_run (job, sequence);

-- What the run moved, per currency.
create table a2b_job_run_sum (
    run bigint not null,
    currency char(3) not null,
    amount_micros bigint not null,
    primary key (run, currency)
) [[table_options]];

-- Accounts that are filled up once a day, and to how much.
create table a2b_refill_rule (
    account_id bigint not null primary key,
    target_micros bigint not null,
    constraint a2b_refill_rule_target check (target_micros > 0)
) [[table_options]];

-- Accounts whose owners want to know when little is left. LOW: they know.
create table a2b_balance_notice (
    account_id bigint not null primary key,
    threshold_micros bigint not null,
    state varchar(16) not null,
    noticed_at [[instant]]
) [[table_options]];
