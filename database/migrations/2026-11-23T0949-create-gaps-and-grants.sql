-- What people would like and cannot find, how many of them, and what became of it; and the small grants that help it begin.

create table grant_pot (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  name           text not null,
  purpose        text not null,
  amount_pence   bigint not null check (amount_pence between 1 and 100000000000),
  awarded_pence  bigint not null default 0 check (awarded_pence between 0 and amount_pence),
  most_pence     bigint not null check (most_pence between 1 and amount_pence),
  opens_on       date not null,
  closes_on      date not null,
  panel_ids      uuid[] not null check (cardinality(panel_ids) between 1 and 20),
  panel_names    text[] not null,
  views_needed   smallint not null default 2 check (views_needed between 1 and 20),
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  check (closes_on >= opens_on)
);
create index grant_pot_by_end on grant_pot (partnership_id, closes_on desc, id desc);
comment on table grant_pot is 'Money for small things that begin: what for, how much, until when, and who decides together. Open to read.';
comment on column grant_pot.awarded_pence is 'What has been promised of it. The check means that no two decisions can promise more than there is.';
comment on column grant_pot.panel_ids is 'Memberships that decide. Copied to what they decide about, so that each row says who reaches it.';
alter table grant_pot enable row level security;
create policy anybody_reads_pots on grant_pot for select using (partnership_id = viewer_partnership());
create policy administrators_add_pots on grant_pot for insert with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_change_pots on grant_pot for update using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy panels_promise_from_their_pots on grant_pot for update using (partnership_id = viewer_partnership() and viewer_membership() = any (panel_ids));
create policy figures_count_pots on grant_pot for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on grant_pot to livewell_app;
grant update (name, purpose, amount_pence, awarded_pence, most_pence, opens_on, closes_on, panel_ids, panel_names, views_needed, version) on grant_pot to livewell_app;
grant select (partnership_id, id, amount_pence, awarded_pence, opens_on, closes_on) on grant_pot to livewell_counting;

create table gap (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  interest       text not null check (length(interest) between 1 and 100),
  interest_key   text collate "C" not null,
  term_id        uuid,
  outward_code   text not null default '',
  area           text not null,
  team_id        uuid not null,
  state          text not null default 'noticed' check (state in ('noticed', 'challenge', 'group being started', 'grant', 'met', 'put to rest')),
  state_since    date not null,
  became         text not null default '',
  people         integer check (people >= 5),
  noticed_on     date not null,
  entry_id       uuid,
  group_id       uuid,
  told_on        date,
  counted_on     date,
  version        integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, interest_key, outward_code),
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, term_id) references term,
  foreign key (partnership_id, entry_id) references entry,
  foreign key (partnership_id, group_id) references community_group
);
create index gap_by_state on gap (partnership_id, state, state_since desc, id desc);
create index gap_of_team on gap (partnership_id, team_id, state, id);
create index gap_of_entry on gap (partnership_id, entry_id) where entry_id is not null;
comment on table gap is 'Something people want that does not exist yet, gathered by interest and area. Every member reads it, and nothing in it says who.';
comment on column gap.interest_key is 'The interest folded: a term of the directory, or the words themselves.';
comment on column gap.people is 'How many people want it, where they are five or more: else empty, and the exact number is the team''s alone (gap_tally).';
comment on column gap.team_id is 'The team of its area, whose workers see the exact number.';
comment on column gap.became is 'What became of it, in a few words that name nobody.';
comment on column gap.told_on is 'The day those who wished for it were told that it is there.';
alter table gap enable row level security;
create policy members_read_gaps on gap for select using (partnership_id = viewer_partnership() and viewer_membership() is not null);
create policy workers_and_administrators_notice_gaps on gap for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_and_administrators_move_gaps_on on gap for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy figures_count_gaps on gap for select to livewell_counting using (partnership_id = viewer_partnership());
create policy the_gatherer_keeps_gaps on gap for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on gap to livewell_app;
grant update (interest, state, state_since, became, people, entry_id, group_id, told_on, counted_on, version) on gap to livewell_app;
grant select (partnership_id, id, outward_code, team_id, state, state_since, noticed_on) on gap to livewell_counting;
grant select, insert on gap to livewell_background;
grant update (people, told_on, counted_on, entry_id) on gap to livewell_background;

create table gap_history (
  partnership_id uuid not null,
  gap_id         uuid not null,
  version        integer not null,
  state          text not null,
  since_on       date not null,
  became         text not null default '',
  by_membership  uuid,
  by_name        text not null,
  primary key (partnership_id, gap_id, version),
  foreign key (partnership_id, gap_id) references gap on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index gap_history_by_member on gap_history (partnership_id, by_membership, since_on) where by_membership is not null;
comment on table gap_history is 'Each step of a gap, with its day and what was said. Appended, never changed.';
alter table gap_history enable row level security;
create policy members_read_history_of_gaps on gap_history for select using (partnership_id = viewer_partnership() and viewer_membership() is not null);
create policy workers_and_administrators_add_to_history_of_gaps on gap_history for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy the_gatherer_adds_to_history_of_gaps on gap_history for insert to livewell_background with check (partnership_id = viewer_partnership());
grant select, insert on gap_history to livewell_app;
grant insert on gap_history to livewell_background;

create table gap_tally (
  partnership_id uuid not null,
  gap_id         uuid not null,
  team_id        uuid not null,
  conversations  integer not null default 0,
  wishes         integer not null default 0,
  waiting        integer not null default 0,
  searches       integer not null default 0,
  full_entries   integer not null default 0,
  primary key (partnership_id, gap_id),
  foreign key (partnership_id, gap_id) references gap on delete cascade,
  foreign key (partnership_id, team_id) references team
);
create index gap_tally_of_team on gap_tally (partnership_id, team_id, gap_id);
comment on table gap_tally is 'Exactly how many want what a gap is about: for the workers of the team of its area, because a small number can say who.';
comment on column gap_tally.searches is 'Searches that found nothing. Nobody knows how many people they were, so they are not added to people.';
alter table gap_tally enable row level security;
create policy workers_read_tallies_of_their_teams on gap_tally for select using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_and_administrators_begin_tallies on gap_tally for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_count_in_tallies_of_their_teams on gap_tally for update using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy the_gatherer_counts_tallies on gap_tally for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on gap_tally to livewell_app, livewell_background;
grant update (conversations, wishes, searches) on gap_tally to livewell_app;
grant update (conversations, wishes, waiting, searches, full_entries) on gap_tally to livewell_background;

create table gap_voice (
  partnership_id uuid not null,
  id             uuid not null,
  gap_id         uuid not null,
  person_id      uuid,
  team_id        uuid not null,
  called_name    text not null default '',
  people         smallint not null default 1 check (people between 1 and 100),
  said           text not null default '',
  said_on        date not null,
  by_membership  uuid not null,
  by_name        text not null,
  primary key (partnership_id, id),
  unique (partnership_id, gap_id, person_id),
  foreign key (partnership_id, gap_id) references gap on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership,
  check (person_id is null or people = 1)
);
create index gap_voice_of_gap on gap_voice (partnership_id, gap_id, id);
create index gap_voice_of_person on gap_voice (partnership_id, person_id) where person_id is not null;
create index gap_voice_of_team on gap_voice (partnership_id, team_id, gap_id) where person_id is not null;
create index gap_voice_by_member on gap_voice (partnership_id, by_membership, said_on);
comment on table gap_voice is 'That somebody would like what a gap is about. The person is linked so that they count once and hear when it is there; only their own team and they themselves read it.';
comment on column gap_voice.people is 'More than one where a worker heard it from several whose names do not matter.';
alter table gap_voice enable row level security;
create policy workers_read_voices_of_their_teams on gap_voice for select using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_voices on gap_voice for select using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_note_voices_for_their_teams on gap_voice for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy the_gatherer_counts_voices on gap_voice for select to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on gap_voice to livewell_app;
grant select (partnership_id, gap_id, people) on gap_voice to livewell_background;

create table gap_word (
  partnership_id uuid not null references partnership,
  words          text collate "C" not null check (length(words) between 1 and 300),
  outward_code   text not null default '',
  gap_id         uuid,
  primary key (partnership_id, words, outward_code),
  foreign key (partnership_id, gap_id) references gap on delete cascade
);
create index gap_word_of_gap on gap_word (partnership_id, gap_id) where gap_id is not null;
comment on table gap_word is 'Which wishes and searches a gap gathers, by their folded words and area. Without a gap: set aside by a worker.';
alter table gap_word enable row level security;
create policy workers_and_administrators_gather_words on gap_word for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy the_gatherer_gathers_words on gap_word for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on gap_word to livewell_app, livewell_background;
grant update (gap_id) on gap_word to livewell_app;

create table grant_application (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  pot_id         uuid not null,
  panel_ids      uuid[] not null,
  applicant      text not null,
  email          text not null default '',
  phone          text not null default '',
  on_behalf_of   text not null default '',
  idea           text not null,
  who_for        text not null,
  amount_pence   bigint not null check (amount_pence between 1 and 100000000000),
  spent_on       text not null,
  afterwards     text not null default '',
  more           text not null default '',
  state          text not null default 'sent' check (state in ('sent', 'more asked', 'approved', 'declined', 'paid', 'told')),
  state_since    date not null,
  answer         text not null default '',
  awarded_pence  bigint check (awarded_pence between 1 and 100000000000),
  paid_on        date,
  paid_reference text not null default '',
  came_of_it     text not null default '',
  gap_id         uuid,
  group_id       uuid,
  entry_id       uuid,
  token_hash     text not null,
  typed_by       uuid,
  typed_by_name  text not null default '',
  sent_on        date not null,
  meetups        integer,
  different_people integer,
  attendances    integer,
  figures_on     date,
  version        integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, pot_id) references grant_pot,
  foreign key (partnership_id, gap_id) references gap,
  foreign key (partnership_id, group_id) references community_group,
  foreign key (partnership_id, entry_id) references entry,
  foreign key (partnership_id, typed_by) references membership,
  check (awarded_pence is not null or state not in ('approved', 'paid', 'told'))
);
create index grant_application_of_pot on grant_application (partnership_id, pot_id, state, sent_on, id);
create index grant_application_by_day on grant_application (partnership_id, sent_on desc, id desc);
create index grant_application_of_gap on grant_application (partnership_id, gap_id) where gap_id is not null;
create index grant_application_of_group on grant_application (partnership_id, group_id) where group_id is not null;
comment on table grant_application is 'Somebody asks for a small grant. Read by its panel, by workers and administrators, and by whoever holds the link.';
comment on column grant_application.answer is 'What the panel answers, in plain words to whoever asked.';
comment on column grant_application.meetups is 'Of the registers of the group it paid for, since it was paid: worked out each night.';
alter table grant_application enable row level security;
create policy anybody_asks_for_a_grant on grant_application for insert with check (partnership_id = viewer_partnership());
create policy panels_read_applications on grant_application for select using (partnership_id = viewer_partnership() and viewer_membership() = any (panel_ids));
create policy workers_and_administrators_read_applications on grant_application for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy whoever_asked_reads_their_application on grant_application for select
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy panels_decide_applications on grant_application for update using (partnership_id = viewer_partnership() and viewer_membership() = any (panel_ids));
create policy workers_and_administrators_follow_applications on grant_application for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy whoever_asked_says_more on grant_application for update
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy figures_count_applications on grant_application for select to livewell_counting using (partnership_id = viewer_partnership());
create policy the_gatherer_counts_for_applications on grant_application for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on grant_application to livewell_app;
grant update (panel_ids, token_hash, more, state, state_since, answer, awarded_pence, paid_on, paid_reference, came_of_it, gap_id, group_id, entry_id, version) on grant_application to livewell_app;
grant select (partnership_id, id, pot_id, state, amount_pence, awarded_pence, sent_on, paid_on, meetups, different_people, attendances) on grant_application to livewell_counting;
grant select (partnership_id, id, group_id, entry_id, paid_on, state) on grant_application to livewell_background;
grant update (meetups, different_people, attendances, figures_on, entry_id) on grant_application to livewell_background;

create table grant_view (
  partnership_id uuid not null,
  application_id uuid not null,
  membership_id  uuid not null,
  panel_ids      uuid[] not null,
  name           text not null,
  view           text check (view in ('approve', 'decline', 'ask for more')),
  reason         text not null default '',
  conflict       text not null default '',
  given_on       date not null,
  version        integer not null default 1,
  primary key (partnership_id, application_id, membership_id),
  foreign key (partnership_id, application_id) references grant_application on delete cascade,
  foreign key (partnership_id, membership_id) references membership,
  -- Who has an interest in it says so, and has no view.
  check ((view is null) = (conflict <> ''))
);
comment on table grant_view is 'What each member of a panel thinks of an application, and why; or that they have an interest in it themselves, and do not decide.';
alter table grant_view enable row level security;
create policy panels_read_each_others_views on grant_view for select using (partnership_id = viewer_partnership() and viewer_membership() = any (panel_ids));
create policy administrators_read_views on grant_view for select using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy members_of_panels_give_their_view on grant_view for insert
  with check (partnership_id = viewer_partnership() and membership_id = viewer_membership() and viewer_membership() = any (panel_ids));
create policy members_of_panels_change_their_view on grant_view for update using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy administrators_move_views_with_their_panel on grant_view for update using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert on grant_view to livewell_app;
grant update (view, reason, conflict, given_on, panel_ids, version) on grant_view to livewell_app;

create table grant_step (
  partnership_id uuid not null,
  application_id uuid not null,
  version        integer not null,
  panel_ids      uuid[] not null,
  state          text not null,
  since_on       date not null,
  why            text not null default '',
  by_membership  uuid,
  by_name        text not null,
  primary key (partnership_id, application_id, version),
  foreign key (partnership_id, application_id) references grant_application on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
comment on table grant_step is 'Each step of an application, with its day and reasons. Appended, never changed.';
alter table grant_step enable row level security;
create policy panels_read_steps on grant_step for select using (partnership_id = viewer_partnership() and viewer_membership() = any (panel_ids));
create policy workers_and_administrators_read_steps on grant_step for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy anybody_adds_steps on grant_step for insert with check (partnership_id = viewer_partnership());
create policy administrators_move_steps_with_their_panel on grant_step for update using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert, update (panel_ids) on grant_step to livewell_app;

-- The gatherer counts registers and waiting lists, and reads no name in them.
create policy the_gatherer_counts_meetups on meetup for select to livewell_background using (partnership_id = viewer_partnership());
create policy the_gatherer_counts_attendance on attendance for select to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, id, group_id, met_on, attendances) on meetup to livewell_background;
grant select (partnership_id, group_id, meetup_id, member_id, met_on) on attendance to livewell_background;
grant select on taxonomy to livewell_background;
