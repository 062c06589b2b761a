create table support (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  person_id      uuid not null,
  referral_id    uuid not null,
  team_id        uuid not null,
  state          text not null check (state in ('coaching', 'link work', 'ended')),
  led_by         uuid not null,
  led_by_name    text not null,
  next_talk_on   date,
  last_talk_on   date,
  conversations  integer not null default 0,
  begun_on       date not null,
  ended_on       date,
  version        integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, referral_id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, referral_id) references referral on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, led_by) references membership
);
create index support_led_by on support (partnership_id, led_by, state, next_talk_on, id);
create index support_of_team on support (partnership_id, team_id, state, person_id);
create index support_of_person on support (partnership_id, person_id, begun_on);
comment on table support is 'One stretch of working together, from welcome to moving on.';
comment on column support.led_by_name is 'As on the membership, which the person does not reach, so that they read who walks alongside them. Follows when an administrator changes it.';
alter table support enable row level security;
create policy workers_read_support_of_their_teams on support for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_support on support for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_begin_support_in_their_teams on support for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_change_support_of_their_teams on support for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy figures_count_support on support for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on support to livewell_app;
grant update (state, led_by, led_by_name, team_id, next_talk_on, last_talk_on, conversations, ended_on, version) on support to livewell_app;
grant select (partnership_id, id, person_id, referral_id, team_id, state, begun_on, ended_on, conversations) on support to livewell_counting;

create table support_history (
  partnership_id uuid not null,
  support_id     uuid not null,
  version        integer not null,
  person_id      uuid not null,
  team_id        uuid not null,
  state          text not null,
  led_by_name    text not null,
  reason         text,
  by_membership  uuid,
  by_name        text not null,
  at             timestamptz not null default now(),
  primary key (partnership_id, support_id, version),
  foreign key (partnership_id, support_id) references support on delete cascade
);
alter table support_history enable row level security;
create policy workers_read_history_of_support on support_history for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_history_of_their_support on support_history for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_add_to_history_of_support on support_history for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
grant select, insert on support_history to livewell_app;

create table conversation (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  support_id     uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  mode           text not null check (mode in ('phone', 'face to face', 'walking together', 'video', 'at home')),
  held_on        date not null,
  what_matters   text not null default '',
  agreed         text not null default '',
  who_does_it    text check (who_does_it in ('the person', 'the worker', 'both')),
  next_talk_on   date,
  by_membership  uuid not null,
  by_name        text not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership
);
create index conversation_of_person on conversation (partnership_id, person_id, held_on desc, id desc);
create index conversation_of_support on conversation (partnership_id, support_id, held_on, id);
comment on table conversation is 'One meeting between a person and a worker. Written to be read by the person, and shown to them at once.';
alter table conversation enable row level security;
create policy workers_read_conversations_of_their_teams on conversation for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_conversations on conversation for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_record_their_own_conversations on conversation for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy figures_count_conversations on conversation for select to livewell_counting using (partnership_id = viewer_partnership());
-- No update: what was written stays as it was read.
grant select, insert on conversation to livewell_app;
grant select (partnership_id, id, support_id, person_id, team_id, mode, held_on) on conversation to livewell_counting;

-- Colleagues to hand over to: the few who work in a team, and not every account of a person.
create index membership_of_workers on membership (partnership_id, sort_name, id) where team_ids <> '{}';
