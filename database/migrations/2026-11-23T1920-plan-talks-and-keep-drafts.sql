-- A talk that is to come, what became of the day that was planned, and what is written of a talk before and beside what the person reads.

create table planned_talk (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  support_id      uuid not null,
  person_id       uuid not null,
  team_id         uuid not null,
  with_membership uuid not null,
  with_name       text not null,
  planned_on      date not null,
  begins_at       time,
  mode            text check (mode in ('phone', 'face to face', 'walking together', 'video', 'at home')),
  place           text not null default '',
  state           text not null default 'planned' check (state in ('planned', 'held', 'moved', 'did not happen')),
  came            text check (came in ('on time', 'late', 'did not come')),
  asked_by        text check (asked_by in ('the person', 'the worker', 'somebody else')),
  because         text not null default '',
  conversation_id uuid,
  by_membership   uuid not null,
  by_name         text not null,
  created_at      timestamptz not null default now(),
  settled_at      timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, with_membership) references membership,
  foreign key (partnership_id, by_membership) references membership
);
-- Of one stretch of support, one talk is the next.
create unique index planned_talk_next on planned_talk (partnership_id, support_id) where state = 'planned';
create index planned_talk_of_worker on planned_talk (partnership_id, with_membership, planned_on, id) where state = 'planned';
create index planned_talk_of_person on planned_talk (partnership_id, person_id, planned_on);
comment on table planned_talk is 'A talk that was planned: whether it happened, and whether the person came, are two things. A talk that is moved stays as it was, and the new one is a row of its own.';
comment on column planned_talk.with_name is 'As on the membership, which the person does not reach.';
comment on column planned_talk.asked_by is 'Who asked to move it or leave it out.';
comment on column planned_talk.because is 'Why it was moved or did not happen. The person reads it.';
alter table planned_talk enable row level security;
create policy workers_read_talks_planned_by_their_teams on planned_talk for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_talks_planned_with_them on planned_talk for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_plan_talks_of_their_teams on planned_talk for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy workers_say_what_became_of_talks on planned_talk for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
grant select, insert on planned_talk to livewell_app;
grant update (state, came, asked_by, because, conversation_id, settled_at) on planned_talk to livewell_app;

-- Talks that were planned before by their day alone.
insert into planned_talk (partnership_id, id, support_id, person_id, team_id, with_membership, with_name, planned_on, by_membership, by_name)
  select partnership_id, gen_random_uuid(), id, person_id, team_id, led_by, led_by_name, next_talk_on, led_by, led_by_name
  from support where next_talk_on is not null and state <> 'ended';

alter table conversation
  add column began_at time,
  add column place text not null default '',
  add column with_others text not null default '',
  add column came text check (came in ('on time', 'late')),
  add column goes_on_because text not null default '';
comment on column conversation.with_others is 'Who else was there, for example a daughter or an interpreter.';
comment on column conversation.goes_on_because is 'Why support goes on, when there have been more talks than is usual here. The person reads it.';

create table private_note (
  partnership_id        uuid not null references partnership,
  id                    uuid not null,
  conversation_id       uuid not null,
  person_id             uuid not null,
  team_id               uuid not null,
  words                 text not null,
  because               text not null,
  by_membership         uuid not null,
  by_name               text not null,
  supervisor_membership uuid,
  created_at            timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, conversation_id) references conversation on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership,
  foreign key (partnership_id, supervisor_membership) references membership
);
create index private_note_of_conversation on private_note (partnership_id, conversation_id);
create index private_note_of_person on private_note (partnership_id, person_id);
create index private_note_of_team on private_note (partnership_id, team_id, created_at);
create index private_note_of_writer on private_note (partnership_id, by_membership);
comment on table private_note is 'The exception: what a worker wrote that the person does not read, with the reason. Its writer and their supervisor read it, and nobody else; teams see only how many there are.';
comment on column private_note.supervisor_membership is 'Who supervises the writer. Empty while nobody does: then its writer alone reads it.';
alter table private_note enable row level security;
create policy its_writer_reads_a_private_note on private_note for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and by_membership = viewer_membership());
create policy the_supervisor_of_its_writer_reads_a_private_note on private_note for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and supervisor_membership = viewer_membership());
create policy workers_write_private_notes_of_their_teams on private_note for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy private_notes_are_counted_unread on private_note for select to livewell_background using (partnership_id = viewer_partnership());
-- No update: what was written stays as it was.
grant select, insert on private_note to livewell_app;
grant select (partnership_id, team_id, created_at) on private_note to livewell_background;

create table conversation_draft (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  support_id     uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  by_membership  uuid not null,
  typed          jsonb not null,
  saved_at       timestamptz not null,
  primary key (partnership_id, by_membership, id),
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership
);
create index conversation_draft_of_support on conversation_draft (partnership_id, by_membership, support_id, saved_at);
create index conversation_draft_of_person on conversation_draft (partnership_id, person_id);
comment on table conversation_draft is 'A conversation somebody began to write down, exactly as typed, under the id it will have. Its writer alone reads it; it goes when it is saved or thrown away.';
alter table conversation_draft enable row level security;
create policy its_writer_keeps_a_draft on conversation_draft for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
grant select, insert, delete on conversation_draft to livewell_app;
grant update (typed, saved_at) on conversation_draft to livewell_app;
