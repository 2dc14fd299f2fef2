-- The number of ours the call came in on; null when it did not.
alter table a2b_call_detail_record add column did varchar(15);

create index a2b_call_detail_record_did on a2b_call_detail_record (did, started_at);
