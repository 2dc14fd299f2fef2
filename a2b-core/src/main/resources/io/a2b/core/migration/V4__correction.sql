-- What was charged for a hold is corrected by taking it back and charging anew; the newest row of a
-- hold says what is charged now. The hold keeps what it was posted with.
create table a2b_hold_correction (
    hold_id varchar(80) not null,
    correction_id varchar(64) not null,
    number int not null,
    charged_before_micros bigint not null,
    uncovered_before_micros bigint not null,
    charged_micros bigint not null,
    uncovered_micros bigint not null,
    corrected_at [[instant]] not null,
    primary key (hold_id, correction_id),
    constraint a2b_hold_correction_number unique (hold_id, number),
    constraint a2b_hold_correction_hold foreign key (hold_id) references a2b_hold (id),
    constraint a2b_hold_correction_first check (number > 0),
    constraint a2b_hold_correction_amounts check (charged_before_micros >= 0
        and uncovered_before_micros >= 0 and charged_micros >= 0 and uncovered_micros >= 0)
) [[table_options]];

-- reports and comparisons walk the records of a period
create index a2b_call_detail_record_started on a2b_call_detail_record (started_at, call_id, leg);
