-- Every index costs each write. Nobody looks for the holds of one account.
[[only_h2]] drop index a2b_hold_account;
[[only_postgresql]] drop index a2b_hold_account;
[[only_mariadb]] drop index a2b_hold_account on a2b_hold;

-- PostgreSQL can leave out of an index what nobody looks for in it: holds that are resolved, and the
-- operator's side of entries, which is on nearly all of them. Queries must say so word for word.
[[only_postgresql]] drop index a2b_hold_due;
[[only_postgresql]] drop index a2b_ledger_entry_from;
[[only_postgresql]] drop index a2b_ledger_entry_to;
[[only_postgresql]] drop index a2b_ledger_entry_from_time;
[[only_postgresql]] drop index a2b_ledger_entry_to_time;

-- Ids are compared byte by byte, as MariaDB does by its table options, not by the rules of a language.
[[only_postgresql]] alter table a2b_hold alter column id type varchar(80) collate "C";
[[only_postgresql]] alter table a2b_hold_extension
[[only_postgresql]]     alter column hold_id type varchar(80) collate "C";
[[only_postgresql]] alter table a2b_hold_part alter column hold_id type varchar(80) collate "C";
[[only_postgresql]] alter table a2b_hold_correction
[[only_postgresql]]     alter column hold_id type varchar(80) collate "C";
[[only_postgresql]] alter table a2b_ledger_entry alter column id type varchar(96) collate "C",
[[only_postgresql]]     alter column reference type varchar(96) collate "C";

[[only_postgresql]] create index a2b_hold_due on a2b_hold (expires_at, id)
[[only_postgresql]]     where state = 'OPEN';
[[only_postgresql]] create index a2b_ledger_entry_from on a2b_ledger_entry (from_account, sequence)
[[only_postgresql]]     where from_account > 0;
[[only_postgresql]] create index a2b_ledger_entry_to on a2b_ledger_entry (to_account, sequence)
[[only_postgresql]]     where to_account > 0;
[[only_postgresql]] create index a2b_ledger_entry_from_time
[[only_postgresql]]     on a2b_ledger_entry (from_account, posted_at, sequence) where from_account > 0;
[[only_postgresql]] create index a2b_ledger_entry_to_time
[[only_postgresql]]     on a2b_ledger_entry (to_account, posted_at, sequence) where to_account > 0;

-- Every call writes its account twice: room in each page for the next versions of its rows.
[[only_postgresql]] alter table a2b_account set (fillfactor = 70);
