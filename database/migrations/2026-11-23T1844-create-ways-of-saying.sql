-- Shorthand that says what somebody lacks, and another way of saying it: a list of the partnership beside the one that comes with
-- Livewell. Who wrote what is counted for the writer alone.

create table way_of_saying (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  phrase         text not null,
  folded_phrase  text collate "C" not null,
  say            text not null,
  is_off         boolean not null default false,
  version        integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, folded_phrase)
);
comment on table way_of_saying is 'A phrase, and another way of saying it. One that comes with Livewell is here only when the partnership changed it or turned it off.';
alter table way_of_saying enable row level security;
create policy those_who_write_read_ways_of_saying on way_of_saying for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy those_who_write_keep_ways_of_saying on way_of_saying for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
grant select, insert, delete on way_of_saying to livewell_app;
grant update (say, is_off, version) on way_of_saying to livewell_app;

create table word_tally (
  partnership_id uuid not null,
  membership_id  uuid not null,
  month_on       date not null check (extract(day from month_on) = 1),
  notes          integer not null default 0,
  noticed        integer not null default 0,
  primary key (partnership_id, membership_id, month_on),
  foreign key (partnership_id, membership_id) references membership
);
comment on table word_tally is 'How many notes somebody wrote in a month, and in how many of them another way of saying was offered. For the writer alone.';
alter table word_tally enable row level security;
create policy a_writer_counts_for_themself on word_tally for all
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership())
  with check (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy the_house_forgets_tallies on word_tally for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, update (notes, noticed), delete on word_tally to livewell_app;
grant select (partnership_id, membership_id), delete on word_tally to livewell_background;
