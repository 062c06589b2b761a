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
  state          text not null default 'introduced' check (state in ('suggested', 'said yes', 'introduced', 'came once', 'comes regularly', 'moved on', 'not for me')),
  state_since    date not null,
  why            text not null default '',
  said           text not null default '',
  by_membership  uuid not null,
  by_name        text not null,
  begun_on       date not null,
  yes_on    date,
  introduced_on  date,
  first_came_on  date,
  regular_on     date,
  version        integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, entry_id) references entry,
  foreign key (partnership_id, group_id) references community_group,
  foreign key (partnership_id, member_id) references group_member,
  foreign key (partnership_id, by_membership) references membership,
  check (introduced_on is not null or state in ('suggested', 'said yes', 'not for me'))
);
create index introduction_of_person on introduction (partnership_id, person_id, begun_on desc, id);
create index introduction_of_member on introduction (partnership_id, member_id) where member_id is not null;
create index introduction_stuck on introduction (partnership_id, team_id, state, state_since, id);
create index introduction_by_member on introduction (partnership_id, by_membership, first_came_on) where first_came_on is not null;
comment on table introduction is 'Bringing a person and something of the community together, and what came of it. The register moves it on.';
comment on column introduction.why is 'Why the worker thought of it, in a few words to the person.';
comment on column introduction.begun_on is 'The day it was suggested, or of the introduction where nobody suggested it first.';
comment on column introduction.introduced_on is 'Empty while it is only suggested.';
comment on column introduction.regular_on is 'The third time they came.';
alter table introduction enable row level security;
create policy workers_read_introductions_of_their_teams on introduction for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_introductions on introduction for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_introduce on introduction for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy workers_change_introductions_of_their_teams on introduction for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_answers_what_is_suggested_to_them on introduction for update
  using (partnership_id = viewer_partnership() and person_id = viewer_person() and state in ('suggested', 'said yes'))
  with check (partnership_id = viewer_partnership() and person_id = viewer_person() and state in ('said yes', 'not for me'));
-- None for leaders: their register moves it on in a statement that reaches the team's, and they read neither who nor what was said.
create policy figures_count_introductions on introduction for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on introduction to livewell_app;
grant update (state, state_since, said, called_name, group_id, member_id, yes_on, introduced_on, first_came_on, regular_on, team_id, version) on introduction to livewell_app;
grant select (partnership_id, id, person_id, group_id, state, begun_on, yes_on, introduced_on, first_came_on, regular_on) on introduction to livewell_counting;
-- When two entries are made one, introductions follow. Whose they are is not seen by who does it.
create policy a_merge_moves_introductions on introduction for all to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, id, entry_id, group_id), update (entry_id) on introduction to livewell_background;

create table introduction_history (
  partnership_id  uuid not null,
  introduction_id uuid not null,
  version         integer not null,
  person_id       uuid not null,
  team_id         uuid not null,
  state           text not null,
  since_on        date not null,
  said            text not null default '',
  by_membership   uuid,
  by_name         text not null,
  primary key (partnership_id, introduction_id, version),
  foreign key (partnership_id, introduction_id) references introduction on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
comment on table introduction_history is 'Each step of an introduction: since when, by whom, and what was said. Appended, never changed.';
comment on column introduction_history.by_membership is 'Empty where the register moved it.';
alter table introduction_history enable row level security;
create policy workers_read_history_of_introductions on introduction_history for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_history_of_their_introductions on introduction_history for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_add_to_history_of_introductions on introduction_history for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_adds_to_history_of_their_introductions on introduction_history for insert
  with check (partnership_id = viewer_partnership() and person_id = viewer_person());
grant select, insert on introduction_history to livewell_app;
