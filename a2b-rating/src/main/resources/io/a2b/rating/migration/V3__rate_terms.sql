-- A deck has a row of its own, which says what version of it is live. Whoever adds a version or
-- makes one live locks that row; activations counts how often it was done.
create table a2b_deck (
    deck varchar(64) not null primary key,
    currency char(3) not null,
    versions int not null,
    live_version int,
    activations int not null,
    constraint a2b_deck_versions check (versions >= 0),
    constraint a2b_deck_live check (live_version is null or live_version between 1 and versions)
) [[table_options]];

-- A version is added once and its rates never change: calls refer to it. terms is JSON.
create table a2b_deck_version (
    deck varchar(64) not null,
    version int not null,
    terms text not null,
    note varchar(200) not null,
    rates int not null,
    created_at [[instant]] not null,
    activated_at [[instant]],
    replaced_version int,
    primary key (deck, version),
    constraint a2b_deck_version_deck foreign key (deck) references a2b_deck (deck),
    constraint a2b_deck_version_number check (version > 0)
) [[table_options]];

-- What rates say beside pattern and destination, as JSON: once, however many rates say the same.
create table a2b_deck_terms (
    deck varchar(64) not null,
    version int not null,
    number int not null,
    terms text not null,
    primary key (deck, version, number),
    constraint a2b_deck_terms_version foreign key (deck, version)
        references a2b_deck_version (deck, version)
) [[table_options]];

-- The rates in the order in which they were given. No foreign keys: versions come whole, in one
-- transaction, and checking a million rows would take longer than writing them.
create table a2b_deck_rate (
    deck varchar(64) not null,
    version int not null,
    ordinal int not null,
    pattern varchar(64) not null,
    destination varchar(100) not null,
    terms int not null,
    primary key (deck, version, ordinal)
) [[table_options]];

-- Names of prefixes, for people to look at and for imports that have no names.
create table a2b_prefix (
    prefix varchar(15) not null primary key,
    destination varchar(100) not null
) [[table_options]];

create index a2b_prefix_destination on a2b_prefix (destination, prefix);

-- What was imported before: the newest version was the live one.
insert into a2b_deck (deck, currency, versions, live_version, activations)
select deck, max(currency), max(version), max(version), max(version)
  from a2b_rate_deck
 group by deck;

insert into a2b_deck_version (deck, version, terms, note, rates, created_at, activated_at,
                              replaced_version)
select deck, version,
       concat('{"currency":"', currency, '","zone":"Z","rounding":{"style":"STANDARD",',
              '"mode":"HALF_UP","decimals":6},"splitsAtBandEdges":false,',
              '"holidays":{"name":"none","dates":[]},',
              '"validity":{"from":null,"until":null,"band":"always"}}'),
       '', rates, imported_at, imported_at,
       case when version > 1 then version - 1 end
  from a2b_rate_deck;

create table a2b_deck_terms_before (
    deck varchar(64) not null,
    version int not null,
    number int not null,
    per_minute_micros bigint not null,
    first_seconds int not null,
    step_seconds int not null,
    connection_fee_micros bigint not null
) [[table_options]];

insert into a2b_deck_terms_before (deck, version, number, per_minute_micros, first_seconds,
                                   step_seconds, connection_fee_micros)
select deck, version,
       row_number() over (partition by deck, version
                          order by per_minute_micros, first_seconds, step_seconds,
                                   connection_fee_micros) - 1,
       per_minute_micros, first_seconds, step_seconds, connection_fee_micros
  from (select distinct deck, version, per_minute_micros, first_seconds, step_seconds,
                        connection_fee_micros
          from a2b_rate) said;

insert into a2b_deck_terms (deck, version, number, terms)
select deck, version, number,
       concat('{"price":{"perMinuteMicros":', per_minute_micros,
              ',"increment":{"firstSeconds":', first_seconds,
              ',"stepSeconds":', step_seconds,
              '},"fees":{"connectionMicros":', connection_fee_micros,
              ',"disconnectionMicros":0,"disconnectionAfterSeconds":0,"surchargeMicros":0,',
              '"surchargeSeconds":0,"minimumMicros":0,"maximumMicros":9223372036854775807},',
              '"steps":[],"callTime":{"graceSeconds":0,"roundedToSeconds":0,',
              '"thresholdSeconds":0}},"cost":null,',
              '"validity":{"from":null,"until":null,"band":"always"},',
              '"callerPrefix":"","trunk":""}')
  from a2b_deck_terms_before;

insert into a2b_deck_rate (deck, version, ordinal, pattern, destination, terms)
select rate.deck, rate.version,
       row_number() over (partition by rate.deck, rate.version order by rate.prefix) - 1,
       rate.prefix, rate.destination, said.number
  from a2b_rate rate
  join a2b_deck_terms_before said
    on said.deck = rate.deck
   and said.version = rate.version
   and said.per_minute_micros = rate.per_minute_micros
   and said.first_seconds = rate.first_seconds
   and said.step_seconds = rate.step_seconds
   and said.connection_fee_micros = rate.connection_fee_micros;

drop table a2b_deck_terms_before;
drop table a2b_rate;
drop table a2b_rate_deck;
