-- The life of a group, and all that keeps it alive: its kit, its money, whether it will last, who waits for a place, who wants a word
-- before or after, and the kiosk on which people say themselves that they are here. Leads and helpers are memberships that reach the
-- group: a lead wears the hat of group leader, a helper that of volunteer.

create policy those_who_lead_and_help_a_group_know_each_other on membership for select
  using (partnership_id = viewer_partnership() and left_at is null and group_ids && viewer_groups());
create index membership_of_groups on membership (partnership_id, id) where group_ids <> '{}';

create table group_life (
  partnership_id uuid not null,
  group_id       uuid not null,
  version        integer not null,
  state          text not null check (state in ('idea', 'starting', 'supported', 'standing on its own', 'resting', 'ended')),
  since_on       date not null,
  because        text not null default '',
  by_membership  uuid not null,
  by_name        text not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, group_id, version),
  foreign key (partnership_id, group_id) references community_group on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
comment on table group_life is 'Each step in the life of a group, with its day and its reason. Appended, never changed.';
alter table group_life enable row level security;
create policy those_who_keep_a_group_read_its_life on group_life for select
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy workers_read_lives_of_groups on group_life for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leads_add_to_the_life_of_their_groups on group_life for insert
  with check (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and viewer_hat() = 'group leader' and by_membership = viewer_membership());
create policy workers_add_to_lives_of_groups on group_life for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator') and by_membership = viewer_membership());
grant select, insert on group_life to livewell_app;

create table group_kit (
  partnership_id uuid not null,
  id             uuid not null,
  group_id       uuid not null,
  what           text not null,
  held_by        text not null default '',
  gone_on        date,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references community_group on delete cascade
);
create index group_kit_of_group on group_kit (partnership_id, group_id, id);
comment on table group_kit is 'What a group has, and who looks after it: an urn, a first-aid box, a key.';
alter table group_kit enable row level security;
create policy those_who_keep_a_group_keep_its_kit on group_kit for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy workers_keep_kit_of_groups on group_kit for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
grant select, insert on group_kit to livewell_app;
grant update (what, held_by, gone_on, version) on group_kit to livewell_app;

create table group_money (
  partnership_id uuid not null,
  id             uuid not null,
  group_id       uuid not null,
  moved_on       date not null,
  pence          integer not null check (pence <> 0 and pence between -100000000 and 100000000),
  what_for       text not null,
  by_membership  uuid not null,
  by_name        text not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references community_group on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index group_money_of_group on group_money (partnership_id, group_id, moved_on desc, id desc);
comment on table group_money is 'The cash book of a group. A line is never changed: one that is wrong is put right by another.';
comment on column group_money.pence is 'Whole pence: more than nought came in, less went out.';
alter table group_money enable row level security;
create policy leads_read_the_money_of_their_groups on group_money for select
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and viewer_hat() = 'group leader');
create policy workers_read_the_money_of_groups on group_money for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
create policy leads_write_down_the_money_of_their_groups on group_money for insert
  with check (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and viewer_hat() = 'group leader' and by_membership = viewer_membership());
create policy workers_write_down_the_money_of_groups on group_money for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and by_membership = viewer_membership());
grant select, insert on group_money to livewell_app;

create table lasting_check (
  partnership_id uuid not null,
  id             uuid not null,
  group_id       uuid not null,
  answered_on    date not null,
  led            smallint not null check (led between 1 and 5),
  others_could   smallint not null check (others_could between 1 and 5),
  money          smallint not null check (money between 1 and 5),
  place          smallint not null check (place between 1 and 5),
  kit            smallint not null check (kit between 1 and 5),
  without_us     smallint not null check (without_us between 1 and 5),
  said           text not null default '',
  by_membership  uuid not null,
  by_name        text not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references community_group on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index lasting_check_of_group on lasting_check (partnership_id, group_id, answered_on desc, id desc);
comment on table lasting_check is '"Will it last?": what the leads of a group say twice a year. Five is the surest.';
alter table lasting_check enable row level security;
create policy leads_read_whether_their_groups_will_last on lasting_check for select
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and viewer_hat() = 'group leader');
create policy workers_read_whether_groups_will_last on lasting_check for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
create policy leads_say_whether_their_groups_will_last on lasting_check for insert
  with check (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and viewer_hat() = 'group leader' and by_membership = viewer_membership());
create policy workers_write_down_whether_groups_will_last on lasting_check for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and by_membership = viewer_membership());
grant select, insert on lasting_check to livewell_app;

create table waiting_place (
  partnership_id uuid not null,
  id             uuid not null,
  group_id       uuid not null,
  team_id        uuid,
  called_name    text not null,
  reach_by       text not null check (reach_by in ('email', 'phone')),
  reach_at       text not null,
  state          text not null default 'waiting' check (state in ('waiting', 'held', 'joined', 'let go')),
  asked_on       date not null,
  held_until     date,
  is_told        boolean not null default false,
  by_membership  uuid not null,
  by_name        text not null,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references community_group on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index waiting_place_of_group on waiting_place (partnership_id, group_id, state, id);
comment on table waiting_place is 'Somebody who waits for a place in a group: a first name and a way to reach them, for its leads, and for the team that asked for them.';
comment on column waiting_place.is_told is 'They were told that a place is free: by a message, or by whoever rang.';
alter table waiting_place enable row level security;
create policy leads_keep_the_waiting_lists_of_their_groups on waiting_place for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and viewer_hat() = 'group leader');
create policy workers_read_whom_their_teams_asked_for on waiting_place for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_ask_for_a_place on waiting_place for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership() and state = 'waiting');
create policy workers_take_back_what_their_teams_asked_for on waiting_place for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy free_places_are_offered on waiting_place for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on waiting_place to livewell_app;
grant update (state, held_until, is_told, version) on waiting_place to livewell_app;
grant select on waiting_place to livewell_background;
grant update (state, held_until, is_told, version) on waiting_place to livewell_background;
create policy groups_whose_places_are_offered on community_group for select to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, id, name, state, held_for_days) on community_group to livewell_background;
grant update (places_left, changed_at, version) on entry to livewell_background;

create table member_wish (
  partnership_id uuid not null,
  member_id      uuid not null,
  group_id       uuid not null,
  person_id      uuid,
  called_name    text not null,
  before_it      boolean not null default false,
  after_missing  boolean not null default false,
  email          text not null default '',
  phone          text not null default '',
  agreed_on      date not null,
  noted_by       text not null,
  told_for       date,
  rung_for       date,
  version        integer not null default 1,
  primary key (partnership_id, member_id),
  check (not before_it or email <> ''),
  check (not after_missing or phone <> ''),
  foreign key (partnership_id, member_id) references group_member on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, group_id) references community_group on delete cascade
);
create index member_wish_of_person on member_wish (partnership_id, person_id) where person_id is not null;
create index member_wish_of_group on member_wish (partnership_id, group_id, member_id);
comment on table member_wish is 'What somebody of a group asked for: a message the day before, or a call when they were missed. For its leads alone.';
comment on column member_wish.told_for is 'The meet-up that the latest message was about, so that nobody gets it twice.';
alter table member_wish enable row level security;
create policy leads_keep_the_wishes_of_members on member_wish for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and viewer_hat() = 'group leader');
create policy a_person_reads_what_they_asked_groups_for on member_wish for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy the_day_before_wishes_are_read on member_wish for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, delete on member_wish to livewell_app;
grant update (before_it, after_missing, email, phone, agreed_on, noted_by, told_for, rung_for, version) on member_wish to livewell_app;
grant select, update (told_for) on member_wish to livewell_background;

create table kiosk (
  partnership_id uuid not null,
  id             uuid not null,
  group_id       uuid not null,
  group_name     text not null,
  met_on         date not null,
  token_hash     text not null,
  code_hash      text not null,
  wrong_codes    smallint not null default 0,
  state          text not null default 'open' check (state in ('open', 'locked', 'closed')),
  by_membership  uuid not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, group_id) references community_group on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index kiosk_of_group on kiosk (partnership_id, group_id, met_on desc, id desc);
create table kiosk_name (
  partnership_id uuid not null,
  id             uuid not null,
  kiosk_id       uuid not null,
  group_id       uuid not null,
  token_hash     text not null,
  member_id      uuid,
  first_name     text not null,
  came_at        timestamptz,
  kept_at        timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, kiosk_id) references kiosk on delete cascade
);
create index kiosk_name_of_kiosk on kiosk_name (partnership_id, kiosk_id, id);
create index kiosk_name_to_keep on kiosk_name (partnership_id, group_id) where came_at is not null and kept_at is null;
comment on table kiosk is 'A device at the door for one day, on which people say themselves that they are here. Its link reaches these two tables and nothing else.';
comment on column kiosk.code_hash is 'Of the code that whoever opened it chose, and that is needed to leave it.';
comment on table kiosk_name is 'A first name on the kiosk, copied when it was opened: from the device no register can be reached. Whoever leads keeps the register from it.';
comment on column kiosk_name.member_id is 'Empty for somebody new.';
alter table kiosk enable row level security;
alter table kiosk_name enable row level security;
create policy those_who_keep_a_register_open_its_kiosk on kiosk for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy the_device_reads_its_kiosk on kiosk for select
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy the_device_closes_its_kiosk on kiosk for update
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy those_who_keep_a_register_read_its_kiosk on kiosk_name for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy the_device_reads_first_names on kiosk_name for select
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy somebody_says_that_they_are_here on kiosk_name for update
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy somebody_new_says_their_name on kiosk_name for insert
  with check (partnership_id = viewer_partnership() and token_hash = viewer_token() and member_id is null and kept_at is null);
create policy old_kiosks_are_cleared on kiosk for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on kiosk, kiosk_name to livewell_app;
grant update (state, wrong_codes) on kiosk to livewell_app;
grant update (came_at, kept_at) on kiosk_name to livewell_app;
grant select (partnership_id, id, met_on), delete on kiosk to livewell_background;
