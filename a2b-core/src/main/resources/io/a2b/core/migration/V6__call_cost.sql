-- What the carrier of the leg bills for it, in the carrier's currency; null when not known.
alter table a2b_call_detail_record add column cost_micros bigint;
alter table a2b_call_detail_record add column cost_currency char(3);
