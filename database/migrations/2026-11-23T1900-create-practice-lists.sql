create table practice_list_rules (
  partnership_id     uuid not null primary key references partnership,
  remind_after_days  integer not null default 28 check (remind_after_days between 7 and 180),
  forget_after_days  integer not null default 180 check (forget_after_days between 30 and 730),
  may_email          boolean not null default false,
  may_text           boolean not null default false,
  letter_words       text not null default '',
  easy_words         text not null default '',
  reminder_words     text not null default '',
  message_words      text not null default '',
  version            integer not null default 1,
  check (forget_after_days > remind_after_days)
);
comment on table practice_list_rules is 'How a partnership invites people of practice lists. Without a row, the defaults hold. Words left empty are ours.';
comment on column practice_list_rules.forget_after_days is 'So long after the last letter went out, everybody on the list who did not say yes is forgotten.';
alter table practice_list_rules enable row level security;
create policy anybody_reads_how_lists_are_kept on practice_list_rules for select using (partnership_id = viewer_partnership());
create policy administrators_say_how_lists_are_kept on practice_list_rules for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_change_how_lists_are_kept on practice_list_rules for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert on practice_list_rules to livewell_app;
grant update (remind_after_days, forget_after_days, may_email, may_text, letter_words, easy_words, reminder_words, message_words, version) on practice_list_rules to livewell_app;

create table practice_list (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  organisation_id uuid not null,
  team_id         uuid not null,
  register        text not null,
  state           text not null check (state in ('columns', 'reading', 'checking', 'checked', 'in use', 'cancelled', 'forgotten')),
  file_name       text not null,
  encoding        text not null,
  delimiter       text not null,
  columns         text[] not null,
  matched         jsonb not null default '{}',
  position        integer not null default 0,
  found           integer not null default 0,
  rejected        integer not null default 0,
  noted           integer not null default 0,
  gone            jsonb not null default '{}',
  problem         text,
  made_by         uuid not null,
  made_at         timestamptz not null default now(),
  go_on_at        timestamptz not null default now(),
  used_from       date,
  last_sent_on    date,
  ended_at        timestamptz,
  version         integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, organisation_id) references organisation,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, made_by) references membership
);
create index practice_list_by_age on practice_list (partnership_id, id desc);
create index practice_list_of_organisation on practice_list (partnership_id, organisation_id, id desc);
create index practice_list_under_way on practice_list (partnership_id, go_on_at) where state in ('reading', 'checking');
comment on table practice_list is 'People that a practice found on its register, to be asked once whether they would like support.';
comment on column practice_list.team_id is 'The team that sends the letters and takes the answers.';
comment on column practice_list.register is 'What the practice searched its register for. It says something about everybody on the list, so no letter and no page for them does.';
comment on column practice_list.matched is 'Which column of the file is what: our name for it → its number from 0.';
comment on column practice_list.position is 'Rows of the file that were read: reading goes on after it when it was broken off.';
comment on column practice_list.found is 'Rows that can be used, whatever becomes of them.';
comment on column practice_list.gone is 'How many of those who are forgotten were in each step, so that the figures stay.';
alter table practice_list enable row level security;
create policy a_practice_keeps_its_lists on practice_list for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()));
create policy administrators_keep_practice_lists on practice_list for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy workers_read_lists_their_team_sends on practice_list for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and state in ('in use', 'forgotten'));
create policy workers_say_that_letters_went_out on practice_list for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and state = 'in use');
create policy the_background_finds_lists_under_way on practice_list for select to livewell_background using (true);
create policy figures_count_practice_lists on practice_list for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on practice_list to livewell_app;
grant update (state, matched, position, found, rejected, noted, gone, problem, go_on_at, used_from, last_sent_on, ended_at, version) on practice_list to livewell_app;
grant select (partnership_id, id, state, go_on_at) on practice_list to livewell_background;
grant select (partnership_id, id, organisation_id, team_id, state, found, gone) on practice_list to livewell_counting;

create table practice_list_file (
  partnership_id  uuid not null,
  list_id         uuid not null,
  organisation_id uuid not null,
  piece           integer not null,
  bytes           bytea not null,
  primary key (partnership_id, list_id, piece),
  foreign key (partnership_id, list_id) references practice_list on delete cascade
);
comment on table practice_list_file is 'A file as it was sent, in pieces, until it has been read.';
alter table practice_list_file enable row level security;
create policy a_practice_sends_a_file on practice_list_file for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()));
create policy administrators_send_and_read_files on practice_list_file for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert, delete on practice_list_file to livewell_app;

create table practice_list_rejected (
  partnership_id  uuid not null,
  list_id         uuid not null,
  organisation_id uuid not null,
  line            integer not null,
  reason          text not null,
  raw             text not null,
  primary key (partnership_id, list_id, line),
  foreign key (partnership_id, list_id) references practice_list on delete cascade
);
comment on table practice_list_rejected is 'Rows of a file that cannot be used, for the practice to put right. They go when the list is forgotten.';
alter table practice_list_rejected enable row level security;
create policy a_practice_reads_what_was_rejected on practice_list_rejected for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()));
create policy administrators_keep_what_was_rejected on practice_list_rejected for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert, delete on practice_list_rejected to livewell_app;

create table listed_person (
  partnership_id    uuid not null,
  id                uuid not null,
  list_id           uuid not null,
  organisation_id   uuid not null,
  team_id           uuid not null,
  line              integer not null,
  name              text not null,
  folded_name       text collate "C" not null,
  born_on           date,
  nhs_number        text,
  nhs_number_checks boolean not null default false,
  address           text not null default '',
  postcode          text,
  phone             text,
  email             text,
  way               text not null check (way in ('letter', 'email', 'text')),
  format            text not null default 'standard' check (format in ('standard', 'large print', 'easy read')),
  notes             text[] not null default '{}',
  state             text not null default 'listed'
    check (state in ('listed', 'left out', 'to send', 'invited', 'reminded', 'question', 'yes', 'no', 'stopped')),
  because           text check (because in ('marked', 'twice', 'known', 'said no', 'opted out', 'died', 'moved away')),
  code_hash         text,
  token_hash        text,
  invited_on        date,
  reminded_on       date,
  came_back_on      date,
  replied_at        timestamptz,
  replied_how       text check (replied_how in ('link', 'phone', 'slip')),
  question          text,
  recorded_by       uuid,
  referral_id       uuid,
  person_id         uuid,
  version           integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, list_id, line),
  unique (partnership_id, code_hash),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, list_id) references practice_list on delete cascade,
  foreign key (partnership_id, recorded_by) references membership,
  check ((state in ('left out', 'stopped')) = (because is not null))
);
create index listed_person_of_list on listed_person (partnership_id, list_id, state);
create index listed_person_by_name on listed_person (partnership_id, list_id, folded_name, id);
create index listed_person_of_team_by_name on listed_person (partnership_id, team_id, folded_name, id);
create index listed_person_who_is_a_person on listed_person (partnership_id, person_id) where person_id is not null;
create index listed_person_with_a_question on listed_person (partnership_id, team_id, replied_at) where state = 'question';
comment on table listed_person is 'Somebody on a practice list: who they are, what was sent to them, and what they answered.';
comment on column listed_person.line is 'Their line of the file, from 1.';
comment on column listed_person.nhs_number_checks is 'Whether its check digit is right. One that is not is kept, and never trusted.';
comment on column listed_person.state is 'listed: not written to yet; to send: a letter to them is being made.';
comment on column listed_person.because is 'Why they are left out, or why nothing more is sent.';
comment on column listed_person.code_hash is 'Hash of the short code in their letter. The code itself is never stored.';
comment on column listed_person.replied_at is 'When they first answered.';
alter table listed_person enable row level security;
create policy a_practice_keeps_people_on_its_lists on listed_person for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()));
create policy administrators_keep_people_on_lists on listed_person for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy workers_read_whom_they_write_to on listed_person for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and state not in ('listed', 'left out'));
create policy workers_write_down_answers on listed_person for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and state not in ('listed', 'left out'));
create policy somebody_with_the_link_reads_the_invitation on listed_person for select
  using (partnership_id = viewer_partnership() and (token_hash = viewer_token() or code_hash = viewer_token()));
create policy somebody_with_the_link_answers on listed_person for update
  using (partnership_id = viewer_partnership() and token_hash = viewer_token() and state in ('to send', 'invited', 'reminded', 'question', 'no'))
  with check (partnership_id = viewer_partnership() and token_hash = viewer_token() and state in ('question', 'yes', 'no'));
create policy a_person_reads_how_they_were_invited on listed_person for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy the_background_compares_listed_people on listed_person for all to livewell_background using (partnership_id = viewer_partnership());
create policy figures_count_listed_people on listed_person for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert, delete on listed_person to livewell_app;
grant update (name, folded_name, born_on, nhs_number, nhs_number_checks, address, postcode, phone, email, way, format, notes, state, because, code_hash, token_hash, invited_on, reminded_on, came_back_on, replied_at, replied_how, question, recorded_by, referral_id, person_id, version) on listed_person to livewell_app;
grant select (partnership_id, id, list_id, line, folded_name, born_on, nhs_number, nhs_number_checks, postcode, state, because) on listed_person to livewell_background;
grant update (state, because) on listed_person to livewell_background;
grant select (partnership_id, id, list_id, organisation_id, team_id, state, because, invited_on, replied_at, referral_id) on listed_person to livewell_counting;

create table not_invited (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  because        text not null check (because in ('said no', 'opted out', 'died')),
  nhs_number     text,
  folded_name    text collate "C" not null,
  born_on        date,
  postcode       text,
  since          date not null,
  primary key (partnership_id, id)
);
create index not_invited_by_name on not_invited (partnership_id, folded_name);
create index not_invited_by_number on not_invited (partnership_id, nhs_number) where nhs_number is not null;
comment on table not_invited is 'Who is not written to from any list: as little as it takes to know them again, and kept when their list is forgotten.';
alter table not_invited enable row level security;
create policy anybody_may_ask_not_to_be_invited on not_invited for insert with check (partnership_id = viewer_partnership());
create policy administrators_read_who_is_not_invited on not_invited for select
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_take_somebody_off on not_invited for delete
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy the_background_knows_who_is_not_invited on not_invited for select to livewell_background using (partnership_id = viewer_partnership());
grant insert, select, delete on not_invited to livewell_app;
grant select on not_invited to livewell_background;

create table letter_run (
  partnership_id  uuid not null,
  id              uuid not null,
  list_id         uuid not null,
  organisation_id uuid not null,
  team_id         uuid not null,
  kind            text not null check (kind in ('invitation', 'reminder', 'again')),
  way             text not null check (way in ('letter', 'email', 'text')),
  sorted_by       text not null check (sorted_by in ('postcode', 'name')),
  state           text not null default 'preparing' check (state in ('preparing', 'ready', 'sent', 'cancelled')),
  total           integer not null default 0,
  prepared        integer not null default 0,
  asked_by        uuid not null,
  asked_by_name   text not null,
  asked_at        timestamptz not null default now(),
  go_on_at        timestamptz not null default now(),
  sent_on         date,
  version         integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, list_id) references practice_list on delete cascade,
  foreign key (partnership_id, asked_by) references membership
);
create index letter_run_of_list on letter_run (partnership_id, list_id, id desc);
create index letter_run_under_way on letter_run (partnership_id, go_on_at) where state = 'preparing';
comment on table letter_run is 'One lot of letters, e-mails or texts to people of a list: prepared a piece at a time, then printed and posted, or sent.';
create table letter (
  partnership_id uuid not null,
  run_id         uuid not null,
  position       integer not null,
  listed_id      uuid not null,
  list_id        uuid not null,
  team_id        uuid not null,
  primary key (partnership_id, run_id, position),
  unique (partnership_id, run_id, listed_id),
  foreign key (partnership_id, run_id) references letter_run on delete cascade,
  foreign key (partnership_id, listed_id) references listed_person on delete cascade
);
create index letter_to_somebody on letter (partnership_id, listed_id);
comment on column letter.position is 'In the order of printing, from 1: the number that stands on the letter, its envelope label and in lists.';
alter table letter_run enable row level security;
alter table letter enable row level security;
create policy workers_keep_letters_of_their_teams on letter_run for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy administrators_keep_letters on letter_run for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy a_practice_reads_when_letters_went_out on letter_run for select
  using (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()));
create policy a_practice_stops_letters_of_a_list_it_cancels on letter_run for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()))
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()) and state = 'cancelled');
create policy the_background_finds_letters_to_prepare on letter_run for select to livewell_background using (true);
create policy workers_keep_each_letter_of_their_teams on letter for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy administrators_keep_each_letter on letter for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert on letter_run to livewell_app;
grant update (state, total, prepared, go_on_at, sent_on, version) on letter_run to livewell_app;
grant select (partnership_id, id, state, go_on_at) on letter_run to livewell_background;
create policy the_background_compares_who_is_written_to on letter for select to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, delete on letter to livewell_app;
grant select (partnership_id, run_id, listed_id) on letter to livewell_background;

-- To leave out who is known already, without anybody seeing who that is.
grant select (folded_name, born_on, postcode, nhs_number) on person to livewell_background;
create index person_by_name_anywhere on person (partnership_id, folded_name);
create index person_known_by_nhs_number on person (partnership_id, nhs_number) where nhs_number is not null;
