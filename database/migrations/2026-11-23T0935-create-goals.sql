create table goal (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  person_id       uuid not null,
  team_id         uuid,
  words           text not null,
  way             text check (way in ('connect', 'be active', 'take notice', 'keep learning', 'give')),
  much_less       text not null default '',
  less            text not null default '',
  as_hoped        text not null default '',
  more            text not null default '',
  much_more       text not null default '',
  state           text not null default 'open' check (state in ('open', 'reached', 'rested')),
  start_level     smallint check (start_level between -2 and 2),
  now_level       smallint check (now_level between -2 and 2),
  review_on       date,
  by_membership   uuid,
  by_name         text not null,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership
);
create index goal_of_person on goal (partnership_id, person_id, state, id);
comment on table goal is 'What a person wants, in their words, with the five-point scale agreed for it (Kiresuk and Sherman 1968).';
comment on column goal.team_id is 'The team the person shares this goal with. Empty: theirs alone.';
comment on column goal.much_less is 'Level -2 in plain words; less is -1, as_hoped 0, more +1, much_more +2.';
alter table goal enable row level security;
create policy workers_read_goals_shared_with_their_teams on goal for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_goals on goal for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_write_goals_down_together on goal for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_writes_their_goals on goal for insert
  with check (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_change_goals_shared_with_their_teams on goal for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_changes_their_goals on goal for update
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy figures_count_goals on goal for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on goal to livewell_app;
grant update (team_id, words, way, much_less, less, as_hoped, more, much_more, state, start_level, now_level, review_on, version) on goal to livewell_app;
grant select (partnership_id, id, person_id, state, way, start_level, now_level) on goal to livewell_counting;

create table goal_step (
  partnership_id uuid not null,
  id             uuid not null,
  goal_id        uuid not null,
  person_id      uuid not null,
  team_id        uuid,
  words          text not null,
  done_on        date,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, goal_id) references goal on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade
);
create index goal_step_of_goal on goal_step (partnership_id, goal_id, id);
alter table goal_step enable row level security;
create policy workers_see_steps_shared_with_their_teams on goal_step for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_has_their_steps on goal_step for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
grant select, insert on goal_step to livewell_app;
grant update (words, done_on, team_id) on goal_step to livewell_app;

create table goal_rating (
  partnership_id uuid not null,
  id             uuid not null,
  goal_id        uuid not null,
  person_id      uuid not null,
  team_id        uuid,
  level          smallint not null check (level between -2 and 2),
  said           text not null default '',
  rated_on       date not null,
  by_membership  uuid,
  by_name        text not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, goal_id) references goal on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade
);
create index goal_rating_of_goal on goal_rating (partnership_id, goal_id, id);
comment on table goal_rating is 'How far a goal was at one review. Added to, never changed.';
alter table goal_rating enable row level security;
create policy workers_see_ratings_shared_with_their_teams on goal_rating for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_has_their_ratings on goal_rating for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
grant select, insert on goal_rating to livewell_app;
-- What was rated stays; with whom it is shared is the person's say.
grant update (team_id) on goal_rating to livewell_app;
