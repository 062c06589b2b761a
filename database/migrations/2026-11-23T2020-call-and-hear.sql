-- Trying to reach somebody by phone and what came of it; and which replies a worker has seen.

create table call (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  support_id     uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  result         text not null check (result in ('spoke', 'no answer', 'left a message', 'wrong number', 'another day', 'wrote')),
  again_on       date,
  by_membership  uuid not null,
  by_name        text not null,
  called_at      timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership,
  check ((result = 'another day') = (again_on is not null))
);
create index call_of_support on call (partnership_id, support_id, called_at desc);
create index call_of_person on call (partnership_id, person_id);
comment on table call is 'One try to reach somebody by phone, and what came of it; or that we wrote, because nobody answered. What was said when they spoke is a conversation.';
alter table call enable row level security;
create policy workers_read_calls_of_their_teams on call for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_when_we_rang on call for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_write_down_their_own_calls on call for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
-- No update: what was tried was tried.
grant select, insert on call to livewell_app;
create policy found_to_follow_their_person on call for select to livewell_background using (partnership_id = viewer_partnership());
create policy rows_follow_their_person on call for update to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, person_id, team_id), update (team_id) on call to livewell_background;

alter table support
  add column tries integer not null default 0,
  add column tried_at timestamptz,
  add column wrong_phone text;
comment on column support.tries is 'How often somebody was rung without an answer since they last spoke.';
comment on column support.wrong_phone is 'A number that turned out not to be theirs. They are rung again once another stands on their page.';
grant update (tries, tried_at, wrong_phone) on support to livewell_app;

alter table support_guide add column tries_before_writing integer not null default 3 check (tries_before_writing between 1 and 20);
comment on column support_guide.tries_before_writing is 'After so many tries without an answer it is time to write, or to close kindly.';
grant update (tries_before_writing) on support_guide to livewell_app;

create table reply_seen (
  partnership_id uuid not null references partnership,
  membership_id  uuid not null,
  reply_id       uuid not null,
  seen_at        timestamptz not null,
  primary key (partnership_id, membership_id, reply_id),
  foreign key (partnership_id, membership_id) references membership on delete cascade
);
comment on table reply_seen is 'What somebody answered and a worker has seen, so that their home does not show it again. The answer itself stands elsewhere.';
alter table reply_seen enable row level security;
create policy what_a_worker_has_seen_is_their_own on reply_seen for all
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
grant select, insert, delete on reply_seen to livewell_app;

-- What came back lately is looked for by who asked, or by whose support it is.
create index checkin_answered on checkin (partnership_id, team_id, answered_on) where state = 'answered';
create index referral_question_answered on referral_question (partnership_id, asked_by, answered_at) where answered_at is not null;
