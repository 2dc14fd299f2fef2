-- One row per call somebody asked for; the key is what makes every report about it safe to repeat.
-- REFUSED rows have no quote and no hold. No foreign key to a2b_account: checking it would lock the
-- row of the account, which is everybody's, before the ledger decides.
create table a2b_call (
    id varchar(64) not null primary key,
    account_id bigint not null,
    caller_number varchar(64) not null,
    called_number varchar(20) not null,
    talk_seconds_asked bigint not null,
    state varchar(16) not null,
    refusal varchar(32),
    quote text,
    routes text,
    talk_seconds_granted bigint not null,
    talk_seconds_limit bigint not null,
    authorized_at [[instant]] not null,
    leg int not null,
    trunk varchar(64) not null,
    answered_at [[instant]],
    seen_at [[instant]],
    lost_at [[instant]],
    given_up_at [[instant]],
    charged_micros bigint not null,
    uncovered_micros bigint not null,
    talk_seconds bigint not null,
    constraint a2b_call_limit check (talk_seconds_limit >= talk_seconds_granted),
    constraint a2b_call_charged check (charged_micros >= 0),
    constraint a2b_call_uncovered check (uncovered_micros >= 0)
) [[table_options]];

-- recovery walks the open calls, of which there are few, in the order of their ids
create index a2b_call_open on a2b_call (state, id);

create table a2b_call_extension (
    call_id varchar(64) not null,
    step int not null,
    more_seconds bigint not null,
    talk_seconds_limit bigint not null,
    primary key (call_id, step),
    constraint a2b_call_extension_step check (step > 0)
) [[table_options]];
