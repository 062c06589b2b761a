create table introduction (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  person_id      uuid not null,
  support_id     uuid not null,
  team_id        uuid not null,
  entry_id       uuid not null,
  group_id       uuid,
  member_id      uuid,
  entry_name     text not null,
  called_name    text not null,
  state          text not null default 'introduced' check (state in ('introduced', 'came once', 'comes regularly', 'not for me')),
  said           text not null default '',
  by_membership  uuid not null,
  by_name        text not null,
  introduced_on  date not null,
  first_came_on  date,
  version        integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, entry_id) references entry,
  foreign key (partnership_id, group_id) references community_group,
  foreign key (partnership_id, member_id) references group_member,
  foreign key (partnership_id, by_membership) references membership
);
create index introduction_of_person on introduction (partnership_id, person_id, introduced_on desc, id);
create index introduction_of_member on introduction (partnership_id, member_id) where member_id is not null;
create index introduction_stuck on introduction (partnership_id, team_id, state, introduced_on, id);
comment on table introduction is 'Bringing a person and something of the community together, and what came of it. The register moves it on.';
alter table introduction enable row level security;
create policy workers_read_introductions_of_their_teams on introduction for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_introductions on introduction for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_introduce on introduction for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy workers_change_introductions_of_their_teams on introduction for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
-- None for leaders: their register moves it on in a statement that reaches the team's, and they read neither who nor what was said.
create policy figures_count_introductions on introduction for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on introduction to livewell_app;
grant update (state, said, first_came_on, team_id, version) on introduction to livewell_app;
grant select (partnership_id, id, person_id, group_id, state, introduced_on, first_came_on) on introduction to livewell_counting;
-- When two entries are made one, introductions follow. Whose they are is not seen by who does it.
create policy a_merge_moves_introductions on introduction for all to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, id, entry_id, group_id), update (entry_id) on introduction to livewell_background;
