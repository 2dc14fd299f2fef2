-- Orders to charge past calls anew, and how far each of them is: behind the call reached_call,
-- which started at reached_at. account_id is 0 for all accounts, rated_by empty for any deck.
create table a2b_rerating (
    id varchar(64) not null primary key,
    deck varchar(64) not null,
    version int not null,
    currency char(3) not null,
    from_at [[instant]] not null,
    until_at [[instant]] not null,
    account_id bigint not null,
    rated_by varchar(64) not null,
    actor varchar(64) not null,
    reason varchar(255) not null,
    started_at [[instant]] not null,
    reached_at [[instant]] not null,
    reached_call varchar(64) not null,
    calls bigint not null,
    unrated bigint not null,
    other_currency bigint not null,
    finished_at [[instant]]
) [[table_options]];

-- What a call was charged anew, each time; a2b_call and its record keep the first charge.
create table a2b_call_correction (
    call_id varchar(64) not null,
    number int not null,
    run_id varchar(64) not null,
    currency char(3) not null,
    charged_before_micros bigint not null,
    uncovered_before_micros bigint not null,
    charged_micros bigint not null,
    uncovered_micros bigint not null,
    trace text not null,
    corrected_at [[instant]] not null,
    primary key (call_id, number),
    constraint a2b_call_correction_run unique (run_id, call_id),
    constraint a2b_call_correction_of_run foreign key (run_id) references a2b_rerating (id),
    constraint a2b_call_correction_number check (number > 0)
) [[table_options]];
