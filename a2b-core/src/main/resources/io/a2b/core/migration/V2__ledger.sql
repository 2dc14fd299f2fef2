-- Money set aside for calls. No foreign key to a2b_account: checking it would lock the row of the
-- account before the statement that decides, and two calls would deadlock. The audit checks it.
create table a2b_hold (
    id varchar(80) not null primary key,
    account_id bigint not null,
    currency char(3) not null,
    placed_micros bigint not null,
    amount_micros bigint not null,
    expires_at [[instant]] not null,
    state varchar(16) not null,
    charged_micros bigint default 0 not null,
    uncovered_micros bigint default 0 not null,
    placed_at [[instant]] not null,
    resolved_at [[instant]],
    constraint a2b_hold_placed check (placed_micros >= 0),
    constraint a2b_hold_amount check (amount_micros >= placed_micros),
    constraint a2b_hold_charged check (charged_micros between 0 and amount_micros),
    constraint a2b_hold_uncovered check (uncovered_micros >= 0)
) [[table_options]];

create index a2b_hold_due on a2b_hold (state, expires_at, id);
create index a2b_hold_account on a2b_hold (account_id, state);

create table a2b_hold_extension (
    hold_id varchar(80) not null,
    step int not null,
    amount_micros bigint not null,
    primary key (hold_id, step),
    constraint a2b_hold_extension_hold foreign key (hold_id) references a2b_hold (id),
    constraint a2b_hold_extension_step check (step > 0),
    constraint a2b_hold_extension_amount check (amount_micros >= 0)
) [[table_options]];

-- One amount from one ledger account to another. Below zero: the operator's own accounts.
create table a2b_ledger_entry (
    sequence [[identity]] primary key,
    id varchar(96) not null,
    from_account bigint not null,
    to_account bigint not null,
    amount_micros bigint not null,
    currency char(3) not null,
    code varchar(32) not null,
    reference varchar(96) not null,
    posted_at [[instant]] not null,
    constraint a2b_ledger_entry_id unique (id),
    constraint a2b_ledger_entry_amount check (amount_micros > 0),
    constraint a2b_ledger_entry_accounts check (from_account <> to_account)
) [[table_options]];

create index a2b_ledger_entry_from on a2b_ledger_entry (from_account, sequence);
create index a2b_ledger_entry_to on a2b_ledger_entry (to_account, sequence);
create index a2b_ledger_entry_reference on a2b_ledger_entry (reference, sequence);
