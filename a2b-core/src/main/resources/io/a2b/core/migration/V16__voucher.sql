create table a2b_voucher_batch (
    id varchar(40) not null primary key,
    value_micros bigint not null,
    currency char(3) not null,
    ordered int not null,
    digits int not null,
    prefix varchar(30) not null,
    tag varchar(64) not null,
    expires_at [[instant]],
    paid_by varchar(32) not null,
    issued int not null,
    press varchar(36) not null,
    created_at [[instant]] not null,
    constraint a2b_voucher_batch_value check (value_micros > 0),
    constraint a2b_voucher_batch_issued check (issued between 0 and ordered)
) [[table_options]];

create index a2b_voucher_batch_expiry on a2b_voucher_batch (expires_at, id);

-- Codes are not here, only their keyed hashes.
create table a2b_voucher (
    batch_id varchar(40) not null,
    number int not null,
    code_hash char(64) not null,
    key_id varchar(32) not null,
    last_digits char(4) not null,
    state varchar(16) not null,
    redeemed_by bigint,
    ended_at [[instant]],
    revoked_by varchar(64),
    revoked_why varchar(255),
    primary key (batch_id, number),
    constraint a2b_voucher_code unique (code_hash),
    constraint a2b_voucher_batch foreign key (batch_id) references a2b_voucher_batch (id),
    constraint a2b_voucher_number check (number > 0),
    constraint a2b_voucher_redeemed check ((state = 'REDEEMED') = (redeemed_by is not null))
) [[table_options]];

create index a2b_voucher_state on a2b_voucher (batch_id, state, number);
create index a2b_voucher_owner on a2b_voucher (redeemed_by);

-- Wrong codes of a caller or an account.
create table a2b_voucher_guess (
    subject varchar(96) not null primary key,
    failures int not null,
    window_ends_at [[instant]] not null,
    locked_until_at [[instant]] not null,
    lock_outs int not null
) [[table_options]];
