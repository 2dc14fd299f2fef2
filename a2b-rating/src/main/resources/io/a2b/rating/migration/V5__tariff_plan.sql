-- Which rate decks accounts are sold, and how a rate is chosen from them. A plan that was deleted
-- stays as a row without a plan, so that its versions never come again.
create table a2b_tariff_plan (
    name varchar(64) not null primary key,
    version int not null,
    plan text,
    saved_at [[instant]] not null,
    constraint a2b_tariff_plan_version check (version > 0)
) [[table_options]];
