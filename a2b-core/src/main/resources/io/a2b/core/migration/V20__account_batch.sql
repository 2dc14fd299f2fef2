-- Accounts that are opened together. Those up to "opened" are open, those up to "printed" printed.
create table a2b_account_batch (
    id varchar(32) not null primary key,
    ordered int not null,
    terms char(64) not null,
    opened int not null,
    printed int not null,
    constraint a2b_account_batch_counts check (printed between 0 and opened and opened <= ordered)
) [[table_options]];
