-- What an account may spend a day and a month. Null: as much as it has. What was spent counts until
-- the window ends; a window whose end has passed, or is not there, is a new one with nothing spent.
alter table a2b_account add column day_cap_micros bigint;
alter table a2b_account add column day_spent_micros bigint default 0 not null;
alter table a2b_account add column day_ends_at [[instant]];
alter table a2b_account add column month_cap_micros bigint;
alter table a2b_account add column month_spent_micros bigint default 0 not null;
alter table a2b_account add column month_ends_at [[instant]];
alter table a2b_account add constraint a2b_account_caps check (day_cap_micros >= 0
    and month_cap_micros >= 0);

-- What was charged beyond a hold: overrun out of what was available, debt beyond the limit.
alter table a2b_hold add column overrun_micros bigint default 0 not null;
alter table a2b_hold add column debt_micros bigint default 0 not null;
alter table a2b_hold add constraint a2b_hold_beyond check (overrun_micros >= 0
    and debt_micros >= 0);
alter table a2b_hold_correction add column debt_before_micros bigint default 0 not null;
alter table a2b_hold_correction add column debt_micros bigint default 0 not null;
alter table a2b_hold_correction add constraint a2b_hold_correction_debt check (
    debt_before_micros >= 0 and debt_micros >= 0);
