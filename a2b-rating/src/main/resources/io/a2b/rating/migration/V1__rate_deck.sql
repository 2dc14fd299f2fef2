-- Versions of rate decks. Rows are added and never changed: calls refer to the version that they
-- were authorised on. The newest version of a deck is the one in use.
create table a2b_rate_deck (
    deck varchar(64) not null,
    version int not null,
    currency char(3) not null,
    rates int not null,
    imported_at [[instant]] not null,
    primary key (deck, version),
    constraint a2b_rate_deck_version check (version > 0)
) [[table_options]];

create table a2b_rate (
    deck varchar(64) not null,
    version int not null,
    prefix varchar(15) not null,
    destination varchar(100) not null,
    per_minute_micros bigint not null,
    first_seconds int not null,
    step_seconds int not null,
    connection_fee_micros bigint not null,
    primary key (deck, version, prefix),
    constraint a2b_rate_deck_of_rate foreign key (deck, version)
        references a2b_rate_deck (deck, version),
    constraint a2b_rate_price check (per_minute_micros >= 0 and connection_fee_micros >= 0)
) [[table_options]];
