-- What happens to a referral between its coming and its end: each step is written down, and who made it hears of it as the person agreed.
alter table referral
  add column taken_by          uuid,
  add column taken_by_name     text not null default '',
  add column person_link_hash  text,
  add column person_link_until timestamptz,
  add foreign key (partnership_id, taken_by) references membership;
create unique index referral_by_person_link on referral (partnership_id, person_link_hash) where person_link_hash is not null;
create index referral_taken_by on referral (partnership_id, taken_by, state) where taken_by is not null;
comment on column referral.taken_by is 'The worker who looks after it until it is answered.';
comment on column referral.person_link_hash is 'Hash of the link that was sent to the person''s own address: it opens what they asked for, to change it or take it back.';
create policy a_person_reads_theirs_by_link on referral for select
  using (partnership_id = viewer_partnership() and person_link_hash = viewer_token());
create policy a_person_changes_their_referral on referral for update
  using (partnership_id = viewer_partnership() and (person_id = viewer_person() or person_link_hash = viewer_token()));
create policy referrals_are_moved_on_without_seeing_whose on referral for all to livewell_background using (partnership_id = viewer_partnership());
grant update (team_id, own_words, taken_by, taken_by_name) on referral to livewell_app;
grant select (partnership_id, id, reference, team_id, person_id, organisation_id, made_by, state, version, way_in, received_at, taken_by, may_tell_referrer, referrer_name, referrer_email),
  update (state, answered_at, version) on referral to livewell_background;

alter table referral_history
  add column did text not null default 'moved on' check (did in ('moved on', 'taken', 'passed on', 'changed', 'asked', 'was answered')),
  add column was text not null default '';
comment on column referral_history.did is 'What happened, when the state stayed as it was.';
comment on column referral_history.was is 'What the person''s words were before they changed them.';
create policy workers_take_history_along on referral_history for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
grant update (team_id) on referral_history to livewell_app;

create table referral_question (
  partnership_id uuid not null,
  id             uuid not null,
  referral_id    uuid not null,
  team_id        uuid not null,
  person_id      uuid not null,
  called_name    text not null,
  question       text not null,
  asked_by       uuid not null,
  asked_by_name  text not null,
  asked_at       timestamptz not null,
  link_hash      text,
  link_until     timestamptz,
  answer         text,
  answered_by    text,
  answered_at    timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, referral_id) references referral on delete cascade,
  foreign key (partnership_id, asked_by) references membership,
  check ((answer is null) = (answered_at is null))
);
create index referral_question_of_referral on referral_question (partnership_id, referral_id, asked_at);
create unique index referral_question_by_link on referral_question (partnership_id, link_hash) where link_hash is not null;
comment on table referral_question is 'Something the team asks whoever referred. The answer comes back here, by a link or typed in by the worker who rang.';
comment on column referral_question.called_name is 'The name the referrer gave, so that they know whom it is about.';
alter table referral_question enable row level security;
create policy workers_ask_about_referrals_to_their_teams on referral_question for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_what_was_asked_about_them on referral_question for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy whoever_was_asked_answers_by_link on referral_question for select
  using (partnership_id = viewer_partnership() and link_hash = viewer_token());
create policy whoever_was_asked_writes_the_answer on referral_question for update
  using (partnership_id = viewer_partnership() and link_hash = viewer_token());
grant select, insert on referral_question to livewell_app;
grant update (team_id, answer, answered_by, answered_at) on referral_question to livewell_app;

create table referral_telling (
  partnership_id  uuid not null,
  id              uuid not null,
  referral_id     uuid not null,
  team_id         uuid not null,
  person_id       uuid not null,
  state           text not null check (state in ('in touch', 'accepted', 'ended', 'declined', 'withdrawn')),
  words           text not null,
  decided         text not null default 'waiting' check (decided in ('waiting', 'told', 'held back')),
  due_on          date,
  written_at      timestamptz not null,
  decided_at      timestamptz,
  decided_by_name text not null default '',
  link_hash       text,
  primary key (partnership_id, id),
  unique (partnership_id, referral_id, state),
  foreign key (partnership_id, referral_id) references referral on delete cascade
);
create index referral_telling_due on referral_telling (partnership_id, decided, due_on);
create index referral_telling_of_person on referral_telling (partnership_id, person_id);
comment on table referral_telling is 'What whoever referred is to hear, as far as the person agreed. The person reads it first, and may change it or hold it back.';
comment on column referral_telling.due_on is 'The day it is told by itself, when the person had a way to read it and said nothing. Empty when they have none: then a worker reads it to them.';
comment on column referral_telling.link_hash is 'As on the referral: whoever holds that link reads what is to be told.';
alter table referral_telling enable row level security;
create policy workers_write_what_is_told on referral_telling for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_what_is_told_of_them on referral_telling for select
  using (partnership_id = viewer_partnership() and (person_id = viewer_person() or link_hash = viewer_token()));
create policy a_person_who_takes_it_back_says_so on referral_telling for insert
  with check (partnership_id = viewer_partnership() and state = 'withdrawn' and (person_id = viewer_person() or link_hash = viewer_token()));
create policy a_person_decides_what_is_told_of_them on referral_telling for update
  using (partnership_id = viewer_partnership() and (person_id = viewer_person() or link_hash = viewer_token()));
create policy what_is_due_is_told on referral_telling for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on referral_telling to livewell_app;
grant update (team_id, words, decided, due_on, decided_at, decided_by_name) on referral_telling to livewell_app;
grant select, insert, update (decided, decided_at) on referral_telling to livewell_background;

create policy what_is_due_is_told_to_referrers on referral_progress for all to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, referral_id), update (state, told, changed_at) on referral_progress to livewell_background;
