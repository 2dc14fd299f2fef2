-- Parts of a hold that were charged while the rest stays set aside.
alter table a2b_hold add column parted_micros bigint default 0 not null;
alter table a2b_hold add constraint a2b_hold_parted check (
    parted_micros between 0 and amount_micros);

create table a2b_hold_part (
    hold_id varchar(80) not null,
    step int not null,
    amount_micros bigint not null,
    primary key (hold_id, step),
    constraint a2b_hold_part_hold foreign key (hold_id) references a2b_hold (id),
    constraint a2b_hold_part_step check (step > 0),
    constraint a2b_hold_part_amount check (amount_micros >= 0)
) [[table_options]];
