-- Many people of a team are given to colleagues at once: first as it would be, then done, and for a week undone as one step.

create table reassignment (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  team_id        uuid not null,
  state          text not null default 'planned' check (state in ('planned', 'done', 'undone')),
  because        text not null,
  by_membership  uuid not null,
  by_name        text not null,
  created_at     timestamptz not null,
  done_at        timestamptz,
  undone_at      timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership
);
create index reassignment_of_team on reassignment (partnership_id, team_id, created_at desc);
comment on column reassignment.because is 'Why, in plain words. Each person reads it.';
create table reassigned (
  partnership_id   uuid not null,
  reassignment_id  uuid not null,
  support_id       uuid not null,
  person_id        uuid not null,
  team_id          uuid not null,
  from_membership  uuid not null,
  from_name        text not null,
  to_membership    uuid not null,
  to_name          text not null,
  was_state        text not null,
  was_talks        integer not null,
  version_seen     integer not null,
  outcome          text not null default 'planned' check (outcome in ('planned', 'done', 'left out', 'undone', 'stays')),
  was_told         boolean not null default false,
  primary key (partnership_id, reassignment_id, support_id),
  foreign key (partnership_id, reassignment_id) references reassignment on delete cascade,
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, from_membership) references membership,
  foreign key (partnership_id, to_membership) references membership
);
create index reassigned_of_person on reassigned (partnership_id, person_id);
create index reassigned_of_support on reassigned (partnership_id, support_id);
comment on table reassigned is 'One person of many who are given to a colleague: who led before, and what came of it. Somebody changed meanwhile is left out, or stays when it is undone.';
alter table reassignment enable row level security;
alter table reassigned enable row level security;
create policy workers_read_what_their_team_reassigned on reassignment for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_reassign_in_their_teams on reassignment for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy workers_do_and_undo_in_their_teams on reassignment for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_forget_what_they_did_not_do on reassignment for delete
  using (partnership_id = viewer_partnership() and by_membership = viewer_membership() and state = 'planned');
create policy workers_reach_whom_their_team_reassigned on reassigned for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
grant select, insert, delete on reassignment to livewell_app;
grant update (state, done_at, undone_at) on reassignment to livewell_app;
grant select, insert on reassigned to livewell_app;
grant update (outcome, was_told) on reassigned to livewell_app;
create policy found_to_follow_their_person on reassigned for select to livewell_background using (partnership_id = viewer_partnership());
create policy rows_follow_their_person on reassigned for update to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, person_id, team_id), update (team_id) on reassigned to livewell_background;

-- The talk stays as it was planned, and somebody else comes.
grant update (with_membership, with_name) on planned_talk to livewell_app;
