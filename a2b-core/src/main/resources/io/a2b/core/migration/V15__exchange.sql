-- What was quoted, never changed: one row per pair of currencies and moment.
create table a2b_exchange_rate (
    from_currency char(3) not null,
    to_currency char(3) not null,
    quoted_at [[instant]] not null,
    rate decimal(24, 12) not null,
    source varchar(64) not null,
    primary key (from_currency, to_currency, quoted_at),
    constraint a2b_exchange_rate_above_zero check (rate > 0)
) [[table_options]];

-- One amount that became another. Its two entries are named after it, with :out and :in behind.
create table a2b_conversion (
    id varchar(92) not null primary key,
    from_micros bigint not null,
    from_currency char(3) not null,
    to_micros bigint not null,
    to_currency char(3) not null,
    rate decimal(24, 12) not null,
    source varchar(64) not null,
    quoted_at [[instant]] not null,
    converted_at [[instant]] not null,
    constraint a2b_conversion_amounts check (from_micros > 0 and to_micros > 0)
) [[table_options]];
