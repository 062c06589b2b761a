-- Two rows of one person are joined: one is kept, and everything that is about the other moves to it, with a record of each row that moved, so
-- that just those go back when it was wrong. The other row stays, and says where it went.

alter table person
  add column joined_to uuid,
  add column joined_at timestamptz,
  add foreign key (partnership_id, joined_to) references person,
  add check (joined_to <> id);
create index person_joined_to on person (partnership_id, joined_to) where joined_to is not null;
comment on column person.joined_to is 'It is the same person as that one, and was put aside: nothing is added to it any more.';
grant update (joined_to, joined_at) on person to livewell_app;
grant select (joined_to), update (joined_to, joined_at) on person to livewell_background;
grant select (joined_to) on person to livewell_counting;

create table joining (
  partnership_id uuid not null,
  id             uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  aside_id       uuid not null,
  aside_name     text not null,
  aside_team_id  uuid not null,
  because        text not null,
  moved          jsonb not null default '{}',
  details_were   jsonb not null default '{}',
  details_became jsonb not null default '{}',
  joined_at      timestamptz not null,
  joined_by      uuid not null,
  joined_by_name text not null,
  apart_at       timestamptz,
  apart_by       uuid,
  apart_by_name  text,
  apart_because  text,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, aside_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, joined_by) references membership,
  foreign key (partnership_id, apart_by) references membership
);
create unique index joining_of_aside on joining (partnership_id, aside_id) where apart_at is null;
create index joining_of_person on joining (partnership_id, person_id, joined_at desc);
comment on table joining is 'That two people were found to be the same: who is kept, who is put aside, who said so and why; and that it was taken apart again.';
comment on column joining.moved is 'How many rows of what moved, for people to read. Which ones stands in joining_row.';
comment on column joining.details_were is 'Of the details of the one kept, those that were taken from the other, as they were before.';
alter table joining enable row level security;
create policy workers_read_joinings_of_their_teams on joining for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_how_they_were_joined on joining for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_join_people_of_their_teams on joining for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and joined_by = viewer_membership());
create policy workers_take_people_of_their_teams_apart on joining for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy found_to_follow_their_person on joining for select to livewell_background using (partnership_id = viewer_partnership());
create policy rows_follow_their_person on joining for update to livewell_background using (partnership_id = viewer_partnership());
-- No delete: it is the record of what was done.
grant select, insert, update (moved, apart_at, apart_by, apart_by_name, apart_because) on joining to livewell_app;
grant select (partnership_id, person_id, team_id, aside_id, apart_at), update (team_id) on joining to livewell_background;

create table joining_row (
  partnership_id uuid not null,
  joining_id     uuid not null,
  of_table       text collate "C" not null,
  row_key        text collate "C" not null,
  team_was       uuid,
  primary key (partnership_id, joining_id, of_table, row_key),
  foreign key (partnership_id, joining_id) references joining on delete cascade
);
comment on table joining_row is 'A row that was of the one put aside, and moved to the one kept: its table, what of its key tells it from others, and the team that reached it.';
alter table joining_row enable row level security;
create policy what_moves_is_written_down on joining_row for all to livewell_background using (partnership_id = viewer_partnership());
-- Only the role that moves rows reads it; people read the counts in joining.moved.
grant select, insert on joining_row to livewell_background;

-- The words of goals open only in their own place, which names the person. A goal that moved still opens as what it was sealed for.
alter table goal add column sealed_for uuid;
alter table goal_key add column sealed_for uuid;
alter table goal_step add column sealed_for uuid;
alter table goal_rating add column sealed_for uuid;
comment on column goal.sealed_for is 'The person it was sealed for, when they were joined with the one whose it is now.';
grant select (sealed_for), update (sealed_for) on goal, goal_key, goal_step, goal_rating to livewell_background;

-- The role that works for nobody moves rows, by the columns that say whose they are. It sees no words.
do $$
declare
  table_name text;
begin
  foreach table_name in array array['activation', 'attendance', 'checkin', 'clinical_request', 'concern', 'conversation', 'conversation_draft', 'gap_voice', 'goal', 'goal_key',
    'goal_outlook', 'goal_rating', 'goal_step', 'group_member', 'introduction', 'introduction_history', 'listed_person', 'member_wish', 'moving_on', 'planned_talk',
    'private_note', 'promise', 'referral', 'referral_history', 'referral_question', 'referral_telling', 'reminder', 'support', 'support_history', 'worker_wish']
  loop
    execute format('grant select (partnership_id, person_id), update (person_id) on %I to livewell_background', table_name);
  end loop;
  foreach table_name in array array['activation', 'checkin', 'concern', 'conversation', 'conversation_draft', 'gap_voice', 'goal', 'goal_outlook', 'goal_rating', 'goal_step', 'group_member',
    'introduction', 'listed_person', 'planned_talk', 'private_note', 'promise', 'referral', 'referral_question', 'referral_telling', 'reminder', 'support']
  loop
    execute format('grant select (id) on %I to livewell_background', table_name);
  end loop;
end
$$;
create policy found_to_join_their_person on clinical_request for select to livewell_background using (partnership_id = viewer_partnership());
create policy rows_join_their_person on clinical_request for update to livewell_background using (partnership_id = viewer_partnership());
create policy rows_join_their_person on gap_voice for update to livewell_background using (partnership_id = viewer_partnership());
grant select (meetup_id, member_id) on attendance to livewell_background;
grant select (referral_id) on clinical_request to livewell_background;
grant select (by_membership, support_id) on conversation_draft to livewell_background;
grant select (goal_id) on goal_key, goal_step, goal_rating, goal_outlook to livewell_background;
grant select (group_id) on group_member to livewell_background;
grant select (gap_id, team_id) on gap_voice to livewell_background;
grant select (introduction_id, version) on introduction_history to livewell_background;
grant select (support_id, version) on moving_on, support_history to livewell_background;
grant select (referral_id, version) on referral_history to livewell_background;
grant select (referral_id) on referral_question, referral_telling, support to livewell_background;
grant select (support_id) on activation, checkin, conversation, introduction, planned_talk, promise to livewell_background;
grant select (conversation_id) on private_note to livewell_background;

-- Whether somebody has a plan, or goals that are theirs alone: that it is there, and never what is in it.
create policy whether_there_is_a_plan on plan_key for select to livewell_background using (partnership_id = viewer_partnership());
