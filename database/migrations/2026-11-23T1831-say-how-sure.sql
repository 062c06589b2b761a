create table goal_outlook (
  partnership_id uuid not null,
  id             uuid not null,
  goal_id        uuid not null,
  person_id      uuid not null,
  team_id        uuid,
  importance     smallint check (importance between 1 and 10),
  confidence     smallint check (confidence between 1 and 10),
  said_on        date not null,
  by_membership  uuid,
  by_name        text not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, goal_id) references goal on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership,
  check (num_nonnulls(importance, confidence) > 0)
);
create index goal_outlook_of_goal on goal_outlook (partnership_id, goal_id, id);
create index goal_outlook_of_person on goal_outlook (partnership_id, person_id);
comment on table goal_outlook is 'How important a goal was to the person at one time, and how sure they were that they can do it, each from 1 to 10. Added to, never changed.';
alter table goal_outlook enable row level security;
create policy workers_see_outlooks_shared_with_their_teams on goal_outlook for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_has_their_outlooks on goal_outlook for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
grant select, insert on goal_outlook to livewell_app;
grant update (team_id) on goal_outlook to livewell_app;

create table goal_rhythm (
  partnership_id uuid not null,
  person_id      uuid not null,
  rhythm         text not null check (rhythm in ('every week', 'every two weeks', 'every month', 'when I like')),
  remind_at      text,
  reminded_on    date,
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person on delete cascade
);
create index goal_rhythm_to_remind on goal_rhythm (partnership_id, person_id) where remind_at is not null;
comment on table goal_rhythm is 'How often somebody likes to look at their goals again, as they chose it.';
comment on column goal_rhythm.remind_at is 'The e-mail address that a reminder goes to. Empty: they asked for none.';
alter table goal_rhythm enable row level security;
create policy a_person_has_their_rhythm on goal_rhythm for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy those_who_asked_are_reminded on goal_rhythm for all to livewell_background
  using (partnership_id = viewer_partnership() and remind_at is not null);
grant select, insert on goal_rhythm to livewell_app;
grant update (rhythm, remind_at) on goal_rhythm to livewell_app;
grant select (partnership_id, person_id, remind_at, reminded_on), update (reminded_on) on goal_rhythm to livewell_background;
grant select (state, review_on) on goal to livewell_background;
