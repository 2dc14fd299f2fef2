-- The number of ours that a call came in on; it is the called number of the call that came in, and
-- not that of a call which carries it on.
alter table a2b_call add column did varchar(15);

-- Which of its holds a call has: what was set aside for a target that did not answer is given back
-- by holding less anew.
alter table a2b_call add column hold_number int default 0 not null;

-- How many calls are open on a number. Changed with the state of the call, in one transaction, so a
-- crash leaves nothing behind; apart from a2b_did, whose rows are locked behind those of accounts.
create table a2b_did_line (
    did varchar(15) not null primary key,
    calls int not null,
    constraint a2b_did_line_calls check (calls >= 0)
) [[table_options]];
