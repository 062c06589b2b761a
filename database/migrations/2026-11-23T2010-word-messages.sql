-- What a partnership says in its own words where we had ours; and what was sent to somebody, without what it said.

create table message_wording (
  partnership_id  uuid not null references partnership,
  kind            text not null check (length(kind) <= 100),
  subject         text check (length(subject) <= 200),
  body            text check (length(body) <= 6000),
  text            text check (length(text) <= 700),
  version         integer not null,
  primary key (partnership_id, kind)
);
comment on table message_wording is 'The words of a partnership for one kind of message, with marks such as {{name}}. What is empty is said in our words.';
alter table message_wording enable row level security;
create policy administrators_word_messages on message_wording for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy the_dispatcher_reads_wordings on message_wording for select to livewell_background using (true);
grant select, insert, update (subject, body, text, version) on message_wording to livewell_app;
grant select on message_wording to livewell_background;

create table message_wording_history (
  partnership_id uuid not null,
  kind           text not null,
  version        integer not null,
  subject        text,
  body           text,
  text           text,
  by_membership  uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  primary key (partnership_id, kind, version),
  foreign key (partnership_id, kind) references message_wording,
  foreign key (partnership_id, by_membership) references membership
);
alter table message_wording_history enable row level security;
create policy administrators_read_how_messages_were_worded on message_wording_history for select
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_write_down_how_messages_are_worded on message_wording_history for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator' and by_membership = viewer_membership());
grant select, insert on message_wording_history to livewell_app;

alter table outbox add column marks jsonb;
comment on column outbox.marks is 'What stands for each mark, when the partnership has words of its own for this kind of message. May hold a link, and is wiped with the body.';

create table message_log (
  partnership_id uuid not null,
  id             uuid not null,
  person_id      uuid not null,
  team_id        uuid,
  kind           text not null,
  channel        text not null check (channel in ('email', 'text')),
  state          text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  written_at     timestamptz not null,
  sent_at        timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team
);
create index message_log_of_person on message_log (partnership_id, person_id, id desc);
comment on table message_log is 'That a message went to a person, when and which way: kept with their record, after the message itself is gone. Never its words, its link or its address.';
comment on column message_log.team_id is 'The team whose workers read that it went. Empty of what is the person''s own affair, such as a reminder of their goals.';
alter table message_log enable row level security;
create policy whoever_writes_a_message_logs_it on message_log for insert with check (partnership_id = viewer_partnership());
create policy workers_read_what_went_to_people_of_their_teams on message_log for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_what_went_to_them on message_log for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy the_dispatcher_logs_what_was_sent on message_log for all to livewell_background using (true);
grant select, insert on message_log to livewell_app;
grant insert on message_log to livewell_clinical;
grant select, insert, update (team_id, state, sent_at) on message_log to livewell_background;

-- A message that has the person's link lets it open again for as long as the first one did.
grant update (person_link_until) on referral to livewell_app;

-- What is told late does not take the place of what came after it.
grant select (state) on referral_progress to livewell_background;
