-- The words of goals, of their steps and of what was said of them are part of a plan: they are encrypted before they reach these tables.
-- Levels, states and days stay, because they are counted.

create table goal_key (
  partnership_id uuid not null,
  goal_id        uuid not null,
  person_id      uuid not null,
  team_id        uuid,
  wrapped        bytea not null,
  wrapped_with   text not null,
  primary key (partnership_id, goal_id),
  foreign key (partnership_id, goal_id) references goal on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team
);
create index goal_key_of_person on goal_key (partnership_id, person_id);
comment on table goal_key is 'The key of one goal, its steps and what was said of it, wrapped by the key of the installation. Backed up apart, as the keys of plans are.';
comment on column goal_key.team_id is 'The team that the goal is shared with. Empty while it is the person''s alone, and while they have asked for their plan to be deleted.';
comment on column goal_key.wrapped_with is 'Which key of the installation wrapped it: the beginning of its hash.';
alter table goal_key enable row level security;
create policy a_person_has_the_keys_of_their_goals on goal_key for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_reach_the_keys_of_goals_shared_with_their_teams on goal_key for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_make_the_keys_of_goals_written_down_together on goal_key for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy words_that_wait_are_sealed on goal_key for insert to livewell_background with check (partnership_id = viewer_partnership());
grant select, insert on goal_key to livewell_app;
grant update (team_id) on goal_key to livewell_app;
grant insert on goal_key to livewell_background;

-- A migration has no key to seal with. What was written before waits here until the server, when it starts, has sealed it.
create table words_to_seal (
  partnership_id uuid not null references partnership,
  of_table       text not null check (of_table in ('goal', 'goal_step', 'goal_rating')),
  id             uuid not null,
  goal_id        uuid not null,
  person_id      uuid not null,
  team_id        uuid,
  words          jsonb not null,
  primary key (partnership_id, goal_id, of_table, id),
  foreign key (partnership_id, goal_id) references goal on delete cascade
);
comment on table words_to_seal is 'Words of goals from before goals were sealed, until the server starts for the first time since. Empty ever after.';
alter table words_to_seal enable row level security;
create policy words_that_wait_are_sealed on words_to_seal for all to livewell_background using (partnership_id = viewer_partnership());
grant select, update, delete on words_to_seal to livewell_background;

insert into words_to_seal (partnership_id, of_table, id, goal_id, person_id, team_id, words)
  select partnership_id, 'goal', id, id, person_id, team_id,
    jsonb_build_object('words', words, 'muchLess', much_less, 'less', less, 'asHoped', as_hoped, 'more', more, 'muchMore', much_more) from goal
  union all select partnership_id, 'goal_step', id, goal_id, person_id, team_id, to_jsonb(words) from goal_step
  union all select partnership_id, 'goal_rating', id, goal_id, person_id, team_id, to_jsonb(said) from goal_rating;

alter table goal add column sealed bytea not null default '', drop column words, drop column much_less, drop column less, drop column as_hoped,
  drop column more, drop column much_more;
alter table goal alter column sealed drop default;
alter table goal_step add column sealed bytea not null default '', drop column words;
alter table goal_step alter column sealed drop default;
alter table goal_rating add column sealed bytea not null default '', drop column said;
alter table goal_rating alter column sealed drop default;
comment on column goal.sealed is 'Encrypted: what they want, in their words, and the five points of the scale.';
comment on column goal_step.sealed is 'Encrypted: the step in words.';
comment on column goal_rating.sealed is 'Encrypted: how it has been, in their words.';
grant update (sealed) on goal, goal_step to livewell_app;

create policy words_that_wait_are_sealed on goal for update to livewell_background using (partnership_id = viewer_partnership());
create policy words_that_wait_are_sealed on goal_step for update to livewell_background using (partnership_id = viewer_partnership());
create policy words_that_wait_are_sealed on goal_rating for update to livewell_background using (partnership_id = viewer_partnership());
create policy goals_are_found_without_their_words on goal for select to livewell_background using (partnership_id = viewer_partnership());
create policy goals_are_forgotten_with_their_plan on goal for delete to livewell_background using (partnership_id = viewer_partnership());
create policy steps_are_found_without_their_words on goal_step for select to livewell_background using (partnership_id = viewer_partnership());
create policy ratings_are_found_without_their_words on goal_rating for select to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, id, person_id), update (sealed), delete on goal to livewell_background;
grant select (partnership_id, id), update (sealed) on goal_step, goal_rating to livewell_background;
