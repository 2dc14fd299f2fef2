-- One row per call and leg; leg 0 is a call that was refused before it was dialled.
create table a2b_call_detail_record (
    call_id varchar(64) not null,
    leg int not null,
    account_id bigint not null,
    caller_number varchar(64) not null,
    called_number varchar(20) not null,
    destination varchar(128) not null,
    trunk varchar(64) not null,
    disposition varchar(16) not null,
    hangup_cause int not null,
    started_at [[instant]] not null,
    answered_at [[instant]],
    ended_at [[instant]] not null,
    ring_seconds bigint not null,
    talk_seconds bigint not null,
    billed_seconds bigint not null,
    charge_micros bigint not null,
    currency char(3) not null,
    note varchar(255) not null,
    primary key (call_id, leg),
    constraint a2b_call_detail_record_leg check (leg >= 0),
    constraint a2b_call_detail_record_charge check (charge_micros >= 0)
) [[table_options]];

create index a2b_call_detail_record_account on a2b_call_detail_record (account_id, started_at);
