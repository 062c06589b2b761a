-- What to do when somebody is not safe: the way the partnership wrote down, concerns that somebody answers for until they are closed, and
-- workers who go out alone and say when they are back.

-- A message to somebody with a place here goes to the address of their account, which no request can read.
alter table outbox add column to_membership uuid;
alter table outbox add foreign key (partnership_id, to_membership) references membership;
comment on column outbox.to_membership is 'Whose account it goes to, found when it is sent; send_to then says their name.';
create policy the_house_finds_members on membership for select to livewell_background using (true);
grant select (partnership_id, id, account_id, name, sort_name, hats, team_ids, joined_at, left_at) on membership to livewell_background;
grant select (team_id) on person to livewell_background;

create table safety_rules (
  partnership_id     uuid not null primary key references partnership,
  acknowledge_within integer not null default 120 check (acknowledge_within between 5 and 4320),
  alarm_after        integer not null default 15 check (alarm_after between 1 and 240),
  in_danger          text,
  end_their_life     text,
  being_harmed       text,
  about_child      text,
  afterwards         text,
  duty_phone         text,
  crisis_phone       text,
  adults_phone       text,
  children_phone     text,
  out_of_hours_phone text,
  version            integer not null default 1
);
comment on table safety_rules is 'How a partnership answers when somebody is not safe. A part of the text that is null is the one that comes with Livewell.';
comment on column safety_rules.acknowledge_within is 'Minutes within which whoever is asked acknowledges a concern; after that the next is asked.';
comment on column safety_rules.alarm_after is 'Minutes after the time somebody meant to be back, after which a colleague is told.';
alter table safety_rules enable row level security;
create policy those_who_meet_people_read_what_to_do on safety_rules for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'group leader', 'volunteer', 'administrator'));
create policy administrators_write_what_to_do on safety_rules for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy the_house_reads_what_to_do on safety_rules for select to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on safety_rules to livewell_app;
grant update (acknowledge_within, alarm_after, in_danger, end_their_life, being_harmed, about_child, afterwards, duty_phone, crisis_phone, adults_phone, children_phone, out_of_hours_phone, version) on safety_rules to livewell_app;
grant select (partnership_id, acknowledge_within, alarm_after) on safety_rules to livewell_background;

create table safety_lead (
  partnership_id uuid not null,
  membership_id  uuid not null,
  position       smallint not null,
  name           text not null,
  away_until     date,
  primary key (partnership_id, membership_id),
  foreign key (partnership_id, membership_id) references membership
);
comment on table safety_lead is 'Who answers concerns, named by an administrator, in the order they are asked.';
comment on column safety_lead.away_until is 'Nothing is asked of them up to this day, the day included.';
alter table safety_lead enable row level security;
create policy those_who_meet_people_know_who_answers on safety_lead for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'group leader', 'volunteer', 'administrator'));
create policy administrators_name_who_answers on safety_lead for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy whoever_answers_says_when_they_are_away on safety_lead for update
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy the_house_knows_who_answers on safety_lead for select to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, delete on safety_lead to livewell_app;
grant update (position, name, away_until) on safety_lead to livewell_app;
grant select on safety_lead to livewell_background;

create table concern (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  person_id       uuid,
  about_name      text not null,
  kind            text not null check (kind in ('ending their life', 'harmed by somebody', 'a child', 'harming somebody', 'something else')),
  said            text not null,
  done_already    text not null default '',
  may_read        boolean not null default false,
  state           text not null default 'raised' check (state in ('raised', 'acknowledged', 'acted', 'closed')),
  owner_id        uuid not null,
  owner_name      text not null,
  acknowledge_by  timestamptz not null,
  next_look_at    timestamptz not null,
  asked           integer not null default 1,
  raised_by       uuid not null,
  raised_by_name  text not null,
  raised_at       timestamptz not null,
  acknowledged_at timestamptz,
  closed_at       timestamptz,
  reader_ids      uuid[] not null,
  version         integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, owner_id) references membership,
  foreign key (partnership_id, raised_by) references membership
);
create index concern_open on concern (partnership_id, next_look_at) where state <> 'closed';
create index concern_by_time on concern (partnership_id, raised_at desc, id desc);
create index concern_raised_by on concern (partnership_id, raised_by, raised_at desc, id desc);
create index concern_of_person on concern (partnership_id, person_id) where person_id is not null;
comment on table concern is 'Somebody may not be safe. It has an owner from the first moment, and goes to the next who answers until it is acknowledged.';
comment on column concern.about_name is 'Whom it is about, as they are called: of a group, nobody may know more.';
comment on column concern.may_read is 'They know of it and it is safe that they find it when they take away what is held about them.';
comment on column concern.asked is 'How many were asked one after the other.';
comment on column concern.acknowledged_at is 'When it was first acknowledged.';
comment on column concern.reader_ids is 'Those who answer concerns, and its owner: nobody else reads it but whoever raised it. Follows when other people are named.';
alter table concern enable row level security;
create policy those_who_answer_read_concerns on concern for select
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy whoever_raised_it_reads_their_concern on concern for select
  using (partnership_id = viewer_partnership() and raised_by = viewer_membership());
create policy a_person_reads_concerns_they_know_of on concern for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person() and may_read);
create policy those_who_meet_people_raise_concerns on concern for insert
  with check (partnership_id = viewer_partnership() and raised_by = viewer_membership() and viewer_hat() in ('health coach', 'link worker', 'group leader', 'volunteer'));
create policy those_who_answer_move_concerns_on on concern for update
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy figures_count_concerns on concern for select to livewell_counting using (partnership_id = viewer_partnership());
create policy the_house_watches_over_concerns on concern for select to livewell_background using (true);
create policy the_house_asks_the_next on concern for update to livewell_background using (partnership_id = viewer_partnership());
-- No delete: it goes with the person, and is never lost before.
grant select, insert on concern to livewell_app;
grant update (state, owner_id, owner_name, acknowledge_by, next_look_at, asked, acknowledged_at, closed_at, reader_ids, version) on concern to livewell_app;
grant select (partnership_id, id, state, kind, raised_at, acknowledged_at, closed_at, asked) on concern to livewell_counting;
grant select (partnership_id, id, person_id, state, owner_id, owner_name, acknowledge_by, next_look_at, asked, raised_by, reader_ids, version) on concern to livewell_background;
grant update (state, owner_id, owner_name, acknowledge_by, next_look_at, asked, reader_ids, version) on concern to livewell_background;

create table concern_step (
  partnership_id uuid not null,
  concern_id     uuid not null,
  version        integer not null,
  step           text not null check (step in ('raised', 'acknowledged', 'acted', 'noted', 'passed on', 'next asked', 'closed')),
  owner_name     text not null,
  by_membership  uuid,
  by_name        text not null,
  at             timestamptz not null,
  raised_by      uuid not null,
  reader_ids     uuid[] not null,
  primary key (partnership_id, concern_id, version),
  foreign key (partnership_id, concern_id) references concern on delete cascade
);
comment on table concern_step is 'What became of a concern: who did what when, without words. Whoever raised it reads that somebody looks after it.';
alter table concern_step enable row level security;
create policy those_who_answer_read_steps on concern_step for select
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy whoever_raised_it_reads_its_steps on concern_step for select
  using (partnership_id = viewer_partnership() and raised_by = viewer_membership());
create policy those_concerned_add_steps on concern_step for insert
  with check (partnership_id = viewer_partnership() and by_membership = viewer_membership() and (raised_by = viewer_membership() or viewer_membership() = any (reader_ids)));
create policy the_house_adds_steps on concern_step for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on concern_step to livewell_app;
grant update (reader_ids) on concern_step to livewell_app;
create policy those_who_answer_let_others_read_steps on concern_step for update
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
grant insert, select (partnership_id, concern_id), update (reader_ids) on concern_step to livewell_background;

create table concern_note (
  partnership_id uuid not null,
  id             uuid not null,
  concern_id     uuid not null,
  kind           text not null check (kind in ('done', 'note', 'why', 'closing')),
  words          text not null,
  by_membership  uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  reader_ids     uuid[] not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, concern_id) references concern on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index concern_note_of_concern on concern_note (partnership_id, concern_id, id);
comment on table concern_note is 'Safeguarding notes: what was done about a concern and why. For those who answer it alone, and not for whoever raised it.';
alter table concern_note enable row level security;
create policy those_who_answer_read_notes on concern_note for select
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy those_who_answer_write_notes on concern_note for insert
  with check (partnership_id = viewer_partnership() and by_membership = viewer_membership() and viewer_membership() = any (reader_ids));
create policy those_who_answer_let_others_read_notes on concern_note for update
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy the_house_lets_others_read_notes on concern_note for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on concern_note to livewell_app;
grant update (reader_ids) on concern_note to livewell_app;
grant select (partnership_id, concern_id), update (reader_ids) on concern_note to livewell_background;

create table outing (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  membership_id  uuid not null,
  by_name        text not null,
  phone          text not null,
  where_to       text not null,
  with_whom      text not null default '',
  colleague_id   uuid not null,
  colleague_name text not null,
  state          text not null default 'out' check (state in ('out', 'overdue', 'back')),
  begun_at       timestamptz not null,
  back_by        timestamptz not null,
  next_look_at   timestamptz,
  told           integer not null default 0,
  back_at        timestamptz,
  ended_by       uuid,
  ended_by_name  text,
  reader_ids     uuid[] not null,
  version        integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, membership_id) references membership,
  foreign key (partnership_id, colleague_id) references membership,
  foreign key (partnership_id, ended_by) references membership
);
create unique index outing_at_a_time on outing (partnership_id, membership_id) where state <> 'back';
create index outing_watched on outing (partnership_id, next_look_at) where next_look_at is not null;
create index outing_of_member on outing (partnership_id, membership_id, begun_at desc);
create index outing_over on outing (partnership_id, back_at) where state = 'back';
comment on table outing is 'A worker is out alone: where, with whom, until when, and which colleague is told when they are not back.';
comment on column outing.phone is 'Where the worker can be rung.';
comment on column outing.next_look_at is 'When somebody is told next, unless they are back. Null once they are, or once everybody has been told.';
comment on column outing.told is 'How many messages were sent because they were not back.';
comment on column outing.reader_ids is 'The colleague who is told, and those who answer concerns.';
alter table outing enable row level security;
create policy a_worker_reads_their_outings on outing for select
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy those_who_are_told_read_outings on outing for select
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy workers_go_out on outing for insert
  with check (partnership_id = viewer_partnership() and membership_id = viewer_membership() and viewer_hat() in ('health coach', 'link worker'));
create policy a_worker_says_when_they_are_back on outing for update
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy those_who_are_told_say_that_they_are_safe on outing for update
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy the_house_watches_over_outings on outing for select to livewell_background using (true);
create policy the_house_tells_a_colleague on outing for update to livewell_background using (partnership_id = viewer_partnership());
create policy the_house_forgets_outings on outing for delete to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on outing to livewell_app;
grant update (state, back_by, next_look_at, back_at, ended_by, ended_by_name, version) on outing to livewell_app;
grant select (partnership_id, id, by_name, phone, membership_id, colleague_id, state, back_by, next_look_at, told, back_at, reader_ids, version), delete on outing to livewell_background;
grant update (state, next_look_at, told, reader_ids, version) on outing to livewell_background;

create table outing_step (
  partnership_id uuid not null,
  outing_id      uuid not null,
  version        integer not null,
  step           text not null check (step in ('out', 'longer', 'overdue', 'told again', 'back', 'found safe')),
  about_name     text not null default '',
  by_name        text not null,
  at             timestamptz not null,
  membership_id  uuid not null,
  reader_ids     uuid[] not null,
  primary key (partnership_id, outing_id, version),
  foreign key (partnership_id, outing_id) references outing on delete cascade
);
comment on table outing_step is 'What became of an outing, step by step.';
comment on column outing_step.about_name is 'Who was told.';
alter table outing_step enable row level security;
create policy a_worker_reads_steps_of_their_outings on outing_step for select
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy those_who_are_told_read_steps_of_outings on outing_step for select
  using (partnership_id = viewer_partnership() and viewer_membership() = any (reader_ids));
create policy those_concerned_add_steps_of_outings on outing_step for insert
  with check (partnership_id = viewer_partnership() and (membership_id = viewer_membership() or viewer_membership() = any (reader_ids)));
create policy the_house_adds_steps_of_outings on outing_step for insert to livewell_background with check (partnership_id = viewer_partnership());
grant select, insert on outing_step to livewell_app;
grant insert on outing_step to livewell_background;
