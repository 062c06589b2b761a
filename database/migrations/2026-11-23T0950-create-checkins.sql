create table checkin (
  partnership_id   uuid not null references partnership,
  id               uuid not null,
  person_id        uuid not null,
  support_id       uuid not null,
  team_id          uuid not null,
  occasion         text not null check (occasion in ('start', 'four months', 'eight months')),
  state            text not null default 'due' check (state in ('due', 'asked', 'answered', 'missed')),
  due_on           date not null,
  asked_at         timestamptz,
  answered_on      date,
  how              text check (how in ('by link', 'with a worker', 'from paper', 'signed in')),
  helped_by        uuid,
  measures_version text,
  answers          jsonb,
  may_count        boolean,
  token_hash       text,
  token_expires_at timestamptz,
  version          integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, support_id, occasion),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, helped_by) references membership,
  check ((state = 'answered') = (answers is not null)),
  check (answers <> '{}')
);
create index checkin_due on checkin (partnership_id, team_id, state, due_on, id);
create index checkin_of_person on checkin (partnership_id, person_id, due_on);
create index checkin_to_ask on checkin (partnership_id, state, due_on, id);
create index checkin_to_carry on checkin (partnership_id, id) where may_count is not null;
comment on table checkin is 'A short set of questions answered by the person, at the start and later. Holds the raw answers, never a score.';
comment on column checkin.answers is 'question key → the answer as a whole number. A question left blank is absent.';
comment on column checkin.may_count is 'Said with only a link in hand, where the row of the person is out of reach. The daily job carries it there, and empties this.';
alter table checkin enable row level security;
create policy workers_see_checkins_of_their_teams on checkin for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_plan_checkins on checkin for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_fill_in_checkins_of_their_teams on checkin for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_checkins on checkin for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy a_person_answers_their_checkins_once on checkin for update
  using (partnership_id = viewer_partnership() and person_id = viewer_person() and state in ('due', 'asked'))
  with check (partnership_id = viewer_partnership() and person_id = viewer_person() and state = 'answered');
create policy somebody_with_the_link_reads_the_checkin on checkin for select
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy somebody_with_the_link_answers_the_checkin_once on checkin for update
  using (partnership_id = viewer_partnership() and token_hash = viewer_token() and state = 'asked')
  with check (partnership_id = viewer_partnership() and token_hash = viewer_token() and state = 'answered');
create policy the_reminder_sees_checkins_that_are_due on checkin for all to livewell_background
  using (partnership_id = viewer_partnership());
create policy figures_count_checkins on checkin for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on checkin to livewell_app;
grant update (state, asked_at, answered_on, how, helped_by, measures_version, answers, may_count, token_hash, token_expires_at, team_id, version) on checkin to livewell_app;
grant select (partnership_id, id, person_id, occasion, state, due_on, may_count, version) on checkin to livewell_background;
grant update (state, asked_at, may_count, token_hash, token_expires_at, version) on checkin to livewell_background;
grant select (partnership_id, id, person_id, support_id, occasion, state, due_on, asked_at, answered_on, how, answers) on checkin to livewell_counting;
-- The reminder needs the address of those it writes to and whether they want it used, and nothing else of them.
create policy the_reminder_reads_addresses on person for select to livewell_background using (partnership_id = viewer_partnership());
create policy the_reminder_carries_over_who_may_be_counted on person for update to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, id, email, reach_by) on person to livewell_background;
grant update (counts_in_evaluation) on person to livewell_background;
grant insert on outbox to livewell_background;
