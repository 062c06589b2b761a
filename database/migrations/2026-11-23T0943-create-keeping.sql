-- Keeping the directory true: who keeps an entry, what was said of it, what it was before, and what is the same thing twice.
-- Keepers, suggestions and merges are private, and stand apart from the open tables.

create table keeping_rules (
  partnership_id    uuid not null references partnership,
  check_after_days  smallint not null default 180 check (check_after_days between 7 and 1000),
  hide_after_days   smallint not null default 365 check (hide_after_days between 14 and 2000),
  remind_every_days smallint not null default 30 check (remind_every_days between 7 and 365),
  asks_at_most      smallint not null default 3 check (asks_at_most between 1 and 12),
  version           integer not null default 1,
  primary key (partnership_id),
  check (hide_after_days > check_after_days)
);
comment on table keeping_rules is 'After how many days an entry wants checking, and after how many nobody is shown it. Open to read, because every search asks it.';
alter table keeping_rules enable row level security;
create policy anybody_reads_the_rules_of_keeping on keeping_rules for select using (true);
create policy administrators_set_the_rules_of_keeping on keeping_rules for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_change_the_rules_of_keeping on keeping_rules for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select on keeping_rules to livewell_app, livewell_figures, livewell_background;
grant insert on keeping_rules to livewell_app;
grant update (check_after_days, hide_after_days, remind_every_days, asks_at_most, version) on keeping_rules to livewell_app;

create table keeper (
  partnership_id   uuid not null,
  entry_id         uuid not null,
  name             text not null,
  email            text not null default '',
  phone            text not null default '',
  membership_id    uuid,
  account_id       uuid,
  token_hash       text,
  token_expires_at timestamptz,
  asked_about      date,
  asked_on         date,
  asks             smallint not null default 0,
  version          integer not null default 1,
  created_at       timestamptz not null default now(),
  primary key (partnership_id, entry_id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, entry_id) references entry on delete cascade,
  foreign key (partnership_id, membership_id) references membership,
  check (email <> '' or phone <> '' or membership_id is not null),
  check ((account_id is null) = (membership_id is null))
);
create index keeper_by_email on keeper (partnership_id, email, entry_id) where email <> '';
create index keeper_of_account on keeper (partnership_id, account_id) where account_id is not null;
comment on table keeper is 'Who keeps an entry true. Their address is for us to ask them, and is not what the entry says.';
comment on column keeper.account_id is 'auth.account.id, when they keep it signed in. Not readable by the application role.';
comment on column keeper.token_hash is 'Hash of the latest link we sent them. It opens this entry to be kept, and nothing else.';
comment on column keeper.asked_about is 'The day of the last check that the asks are about: with the next check they begin anew.';
alter table keeper enable row level security;
create policy workers_and_administrators_see_keepers on keeper for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_and_administrators_set_keepers on keeper for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_and_administrators_change_keepers on keeper for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_and_administrators_take_keepers_off on keeper for delete
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy somebody_with_the_link_reads_what_they_keep on keeper for select
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy somebody_with_the_link_keeps_it_signed_in on keeper for update
  using (partnership_id = viewer_partnership() and token_hash = viewer_token())
  with check (partnership_id = viewer_partnership() and token_hash = viewer_token() and account_id = viewer_account());
create policy somebody_with_the_link_keeps_it_no_longer on keeper for delete
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy somebody_signed_in_reads_what_they_keep on keeper for select using (account_id = viewer_account());
create policy the_reminder_asks_keepers on keeper for all to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, entry_id, name, email, phone, membership_id, token_hash, token_expires_at, asked_about, asked_on, asks, version, created_at) on keeper to livewell_app;
grant insert, delete on keeper to livewell_app;
grant update (name, email, phone, membership_id, account_id, token_hash, token_expires_at, asked_about, asked_on, asks, version) on keeper to livewell_app;
grant select (partnership_id, entry_id, name, email, token_hash, asked_about, asked_on, asks, version) on keeper to livewell_background;
grant update (token_hash, token_expires_at, asked_about, asked_on, asks, version) on keeper to livewell_background;

-- A keeper with a link, or signed in, keeps their entries and all that belongs to them.
create policy keepers_change_their_entries on entry for update using (partnership_id = viewer_partnership() and id = any (viewer_entries()));
create policy keepers_keep_places_of_their_entries on entry_place for all using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy keepers_keep_schedules_of_their_entries on schedule for all using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy keepers_keep_exceptions_of_their_entries on schedule_exception for all using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy keepers_keep_costs_of_their_entries on cost_option for all using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy keepers_keep_people_to_ask_of_their_entries on entry_contact for all using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy keepers_keep_terms_of_their_entries on entry_term for all using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy keepers_keep_listings_of_their_entries on listing for all using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));

create index entry_by_check on entry (partnership_id, last_checked_on, id);
create index entry_to_open_again on entry (partnership_id, closed_until, id) where state = 'closed for now';
-- What the same thing written twice is recognised by. The directory is open to read, so these are used.
create index entry_by_phone on entry (partnership_id, regexp_replace(contact_phone, '[^0-9]', '', 'g')) where contact_phone <> '';
create index entry_by_website on entry (partnership_id, regexp_replace(lower(website), '^https?://(www\.)?|/+$', '', 'g')) where website <> '';
create index entry_place_by_postcode on entry_place (partnership_id, postcode) where postcode is not null;

create table entry_history (
  partnership_id uuid not null,
  entry_id       uuid not null,
  version        integer not null,
  group_id       uuid,
  at             timestamptz not null,
  by_membership  uuid,
  by_name        text not null,
  did            text not null,
  because        text not null default '',
  whole          jsonb not null,
  primary key (partnership_id, entry_id, version),
  foreign key (partnership_id, entry_id) references entry on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
comment on table entry_history is 'An entry as it was after each change, whole, so that any version can be brought back.';
comment on column entry_history.whole is 'The row of the entry with its places, schedules and their exceptions, costs, contacts and terms, by the names of their columns.';
alter table entry_history enable row level security;
create policy workers_and_administrators_read_what_entries_were on entry_history for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_read_what_their_entries_were on entry_history for select
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy keepers_read_what_their_entries_were on entry_history for select
  using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy workers_and_administrators_write_down_what_entries_are on entry_history for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_write_down_what_their_entries_are on entry_history for insert
  with check (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy keepers_write_down_what_their_entries_are on entry_history for insert
  with check (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy the_reminder_writes_down_what_entries_are on entry_history for insert to livewell_background
  with check (partnership_id = viewer_partnership());
-- No update and no delete: what was, was.
grant select, insert on entry_history to livewell_app;
grant insert on entry_history to livewell_background;

create table suggestion (
  partnership_id uuid not null,
  id             uuid not null,
  entry_id       uuid not null,
  group_id       uuid,
  about          text not null check (about in ('it has stopped', 'when', 'where', 'who to ask', 'something else')),
  said           text not null,
  from_name      text not null default '',
  from_email     text not null default '',
  state          text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined')),
  told_on        date,
  answer         text not null default '',
  answered_at    timestamptz,
  answered_by    text not null default '',
  created_at     timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, entry_id) references entry on delete cascade,
  check (state = 'waiting' or from_email = '')
);
create index suggestion_waiting on suggestion (partnership_id, id) where state = 'waiting';
create index suggestion_of_entry on suggestion (partnership_id, entry_id, id);
comment on table suggestion is 'What somebody says is wrong with an entry. It waits for whoever keeps it; the entry is not touched by it.';
comment on column suggestion.from_email is 'Where they hear what came of it, if they left it. Wiped when it is answered.';
alter table suggestion enable row level security;
create policy anybody_suggests on suggestion for insert
  with check (partnership_id = viewer_partnership() and state = 'waiting');
create policy workers_and_administrators_read_suggestions on suggestion for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_read_suggestions_for_their_groups on suggestion for select
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy keepers_read_suggestions_for_their_entries on suggestion for select
  using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy workers_and_administrators_answer_suggestions on suggestion for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_answer_suggestions_for_their_groups on suggestion for update
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy keepers_answer_suggestions_for_their_entries on suggestion for update
  using (partnership_id = viewer_partnership() and entry_id = any (viewer_entries()));
create policy the_reminder_tells_of_suggestions on suggestion for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on suggestion to livewell_app;
grant update (state, answer, answered_at, answered_by, from_email, told_on, entry_id, group_id) on suggestion to livewell_app;
grant select (partnership_id, id, entry_id, state, told_on) on suggestion to livewell_background;
grant update (told_on, entry_id, group_id) on suggestion to livewell_background;

create table alike (
  partnership_id uuid not null,
  one_id         uuid not null,
  other_id       uuid not null,
  because        text[] not null check (because <@ array['name', 'postcode', 'phone', 'website']),
  state          text not null default 'waiting' check (state in ('waiting', 'two things', 'merged')),
  said_by        text not null default '',
  primary key (partnership_id, one_id, other_id),
  foreign key (partnership_id, one_id) references entry on delete cascade,
  foreign key (partnership_id, other_id) references entry on delete cascade,
  check (one_id < other_id)
);
create index alike_waiting on alike (partnership_id, one_id, other_id) where state = 'waiting';
create index alike_other on alike (partnership_id, other_id);
comment on table alike is 'Two entries that may be the same thing. Somebody looks, and merges them or says that they are two.';
alter table alike enable row level security;
create policy workers_and_administrators_look_at_what_is_alike on alike for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy the_reminder_finds_what_is_alike on alike for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on alike to livewell_app, livewell_background;
grant update (because, state, said_by) on alike to livewell_app;

create table entry_merge (
  partnership_id uuid not null,
  id             uuid not null,
  kept_id        uuid not null,
  gone_id        uuid not null,
  kept_version   integer not null,
  at             timestamptz not null,
  by_membership  uuid,
  by_name        text not null,
  moved          jsonb not null,
  undone_at      timestamptz,
  undone_by      text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, kept_id) references entry on delete cascade,
  foreign key (partnership_id, gone_id) references entry on delete cascade,
  foreign key (partnership_id, by_membership) references membership,
  check (kept_id <> gone_id)
);
create unique index entry_merge_of_gone on entry_merge (partnership_id, gone_id) where undone_at is null;
create index entry_merge_of_kept on entry_merge (partnership_id, kept_id);
comment on table entry_merge is 'Two entries that were the same thing, made one, with all that moved, so that it can be undone.';
comment on column entry_merge.moved is 'Both as they were, and the ids of what points to the kept one now and pointed to the other before.';
alter table entry_merge enable row level security;
create policy workers_and_administrators_merge on entry_merge for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
grant select, insert on entry_merge to livewell_app;
grant update (kept_version, undone_at, undone_by) on entry_merge to livewell_app;

create table entry_moved (
  partnership_id uuid not null,
  entry_id       uuid not null,
  to_entry_id    uuid not null,
  primary key (partnership_id, entry_id),
  foreign key (partnership_id, entry_id) references entry on delete cascade,
  foreign key (partnership_id, to_entry_id) references entry on delete cascade,
  check (entry_id <> to_entry_id)
);
create index entry_moved_to on entry_moved (partnership_id, to_entry_id);
comment on table entry_moved is 'The address of an entry that is part of another now. Open to read, so that an old link leads on.';
alter table entry_moved enable row level security;
create policy anybody_follows_an_old_address on entry_moved for select using (true);
create policy workers_and_administrators_leave_an_address on entry_moved for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
grant select on entry_moved to livewell_app, livewell_figures;
grant insert, delete on entry_moved to livewell_app;
grant update (to_entry_id) on entry_moved to livewell_app;

-- The reminder opens again what was closed until yesterday, and writes that down; a merge moves what points to an entry without seeing whose it is.
create policy the_reminder_keeps_entries on entry for update to livewell_background using (partnership_id = viewer_partnership());
create policy the_reminder_keeps_listings on listing for all to livewell_background using (partnership_id = viewer_partnership());
grant select on entry, entry_place, schedule, schedule_exception, cost_option, entry_contact, entry_term, term, organiser, listing, synonym to livewell_background;
grant update (state, closed_because, closed_until, group_id, version, changed_at) on entry to livewell_background;
grant update (group_id) on entry_place, schedule, schedule_exception, cost_option, entry_contact, entry_term, listing to livewell_background;
grant insert, delete on listing to livewell_background;
