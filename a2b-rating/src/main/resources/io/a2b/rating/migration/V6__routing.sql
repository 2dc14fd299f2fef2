-- Carriers and the trunks to them: definitions, replaced by name. Nothing is deleted: calls name
-- the trunks that they went by.
create table a2b_carrier (
    name varchar(64) not null primary key,
    currency char(3) not null,
    deck varchar(64),
    status varchar(8) not null,
    saved_at [[instant]] not null
) [[table_options]];

create table a2b_trunk (
    name varchar(64) not null primary key,
    technology varchar(16) not null,
    endpoint varchar(64) not null,
    remove_prefix varchar(15) not null,
    add_prefix varchar(16) not null,
    ring_seconds_max int not null,
    status varchar(8) not null,
    carrier varchar(64),
    calls_max int not null,
    when_full varchar(16) not null,
    failover varchar(64),
    priority int not null,
    weight int not null,
    saved_at [[instant]] not null,
    constraint a2b_trunk_carrier foreign key (carrier) references a2b_carrier (name),
    constraint a2b_trunk_failover foreign key (failover) references a2b_trunk (name),
    constraint a2b_trunk_ring check (ring_seconds_max between 1 and 300),
    constraint a2b_trunk_calls check (calls_max >= 0),
    constraint a2b_trunk_weight check (weight >= 0)
) [[table_options]];

-- One row. Every change of the two tables above begins with it: changes come one after the other,
-- so that two of them cannot make a circle of failovers, and nodes see that there is something new.
create table a2b_routing (
    id int not null primary key,
    revision bigint not null,
    constraint a2b_routing_one check (id = 1)
) [[table_options]];

insert into a2b_routing (id, revision) values (1, 0);
