-- Who booked an entry, and why, where a person decided.
create table a2b_ledger_note (
    entry_id varchar(96) not null primary key,
    actor varchar(64) not null,
    reason varchar(255) not null
) [[table_options]];

-- An entry is taken back at most once.
create table a2b_ledger_reversal (
    original_id varchar(96) not null primary key,
    reversal_id varchar(96) not null,
    constraint a2b_ledger_reversal_id unique (reversal_id)
) [[table_options]];

-- statements walk the entries of a period, and what came after it
create index a2b_ledger_entry_from_time on a2b_ledger_entry (from_account, posted_at, sequence);
create index a2b_ledger_entry_to_time on a2b_ledger_entry (to_account, posted_at, sequence);

-- A chain over the entries, each hash over the one before; the order is that of sealing. highest is
-- the highest sequence sealed until then: what commits late is sealed after others with higher ones.
create table a2b_ledger_seal (
    number bigint not null primary key,
    sequence bigint not null,
    highest bigint not null,
    hash char(64) not null,
    sealed_at [[instant]] not null,
    constraint a2b_ledger_seal_sequence unique (sequence),
    constraint a2b_ledger_seal_first check (number > 0)
) [[table_options]];

create index a2b_ledger_seal_time on a2b_ledger_seal (sealed_at, number);
