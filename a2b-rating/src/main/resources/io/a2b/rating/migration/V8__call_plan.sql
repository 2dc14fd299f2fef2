-- Which access number a call came by: it decides on the rate, so a repeated request has to say it
-- again.
alter table a2b_call add column access_number varchar(20) default '' not null;

-- The seconds that an allowance pays, when they are other than in the quote: more because the call
-- was extended, or fewer because the allowance was given up before the call was reported.
alter table a2b_call add column covered_seconds bigint;

update a2b_call set refusal = 'PLAN_UNKNOWN' where refusal = 'DECK_UNKNOWN';
