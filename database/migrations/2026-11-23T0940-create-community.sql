create table place (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  name           text not null,
  folded_name    text collate "C" not null,
  latitude       double precision not null check (latitude between -90 and 90),
  longitude      double precision not null check (longitude between -180 and 180),
  primary key (partnership_id, id),
  unique (partnership_id, folded_name)
);
comment on table place is 'Villages, towns and postcodes people search near. Open to read.';
alter table place enable row level security;
create policy anybody_reads_places on place for select using (true);
grant select on place to livewell_app, livewell_figures;

create table community_group (
  partnership_id     uuid not null references partnership,
  id                 uuid not null,
  name               text not null,
  sort_name          text collate "C" not null generated always as (lower(name collate "C")) stored,
  state              text not null default 'supported' check (state in ('idea', 'starting', 'supported', 'standing on its own', 'resting', 'ended')),
  state_since        date,
  place_note         text not null default '',
  people_came        integer not null default 0,
  came_again         integer not null default 0,
  lasting_score      smallint check (lasting_score between 6 and 30),
  lasting_least      smallint check (lasting_least between 1 and 5),
  lasting_checked_on date,
  hands_over_on      date,
  hands_over_to      text not null default '',
  supported_by       uuid,
  supported_by_name  text not null default '',
  held_for_days      smallint not null default 7 check (held_for_days between 1 and 60),
  version            integer not null default 1,
  created_at         timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, supported_by) references membership
);
create index community_group_by_name on community_group (partnership_id, sort_name, id);
comment on column community_group.state is 'Where it is in its life. The days and reasons are in group_life.';
comment on column community_group.place_note is 'What leads and helpers need to know of the place: who has the key, how the heating goes on. The public reads of the place in its entry.';
comment on column community_group.people_came is 'Different people whom its register knows and who came, since the beginning: written with each register, so that workers read a number and no names.';
comment on column community_group.came_again is 'How many of them came more than once.';
comment on column community_group.lasting_score is 'Of the latest answers to "Will it last?": six answers of one to five, added up.';
comment on column community_group.hands_over_on is 'The day, agreed with its leads, on which the worker steps back.';
comment on column community_group.held_for_days is 'How long a free place is held for whoever was first on the waiting list.';
comment on table community_group is 'Something that meets and keeps a register. What the public reads of it is its entry.';
alter table community_group enable row level security;
create policy leaders_read_their_groups on community_group for select
  using (partnership_id = viewer_partnership() and id = any (viewer_groups()));
create policy workers_and_administrators_read_groups on community_group for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_and_administrators_begin_groups on community_group for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_change_their_groups on community_group for update
  using (partnership_id = viewer_partnership() and id = any (viewer_groups()));
create policy workers_and_administrators_change_groups on community_group for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy figures_count_groups on community_group for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on community_group to livewell_app;
grant update (name, state, state_since, place_note, people_came, came_again, lasting_score, lasting_least, lasting_checked_on, hands_over_on, hands_over_to, supported_by, supported_by_name, held_for_days, version) on community_group to livewell_app;
grant select (partnership_id, id, name, state) on community_group to livewell_counting;

create table organiser (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  name           text not null,
  sort_name      text collate "C" not null,
  summary        text not null default '',
  website        text not null default '',
  email          text not null default '',
  phone          text not null default '',
  version        integer not null default 1,
  changed_at     timestamptz not null default now(),
  primary key (partnership_id, id)
);
create index organiser_by_name on organiser (partnership_id, sort_name, id);
create index organiser_by_change on organiser (partnership_id, changed_at, id);
comment on table organiser is 'Who runs an entry of the directory: an organisation, or a few neighbours. Open to read. Open Referral UK calls it an organization.';
alter table organiser enable row level security;
create policy anybody_reads_organisers on organiser for select using (true);
create policy workers_administrators_and_leaders_add_organisers on organiser for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator', 'group leader'));
create policy keepers_add_organisers on organiser for insert
  with check (partnership_id = viewer_partnership() and viewer_entries() <> '{}');
create policy workers_and_administrators_change_organisers on organiser for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
grant select on organiser to livewell_app, livewell_figures;
grant insert on organiser to livewell_app;
grant update (name, sort_name, summary, website, email, phone, version, changed_at) on organiser to livewell_app;

create table entry (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  group_id        uuid,
  kind            text not null check (kind in ('group', 'service')),
  name            text not null,
  summary         text not null,
  who_suits       text not null default '',
  first_visit     text not null default '',
  when_it_meets   text not null default '',
  cost            text not null default '',
  is_free         boolean not null default false,
  access          text not null default '',
  contact_name    text not null default '',
  contact_phone   text not null default '',
  contact_email   text not null default '',
  website         text not null default '',
  last_checked_on date not null,
  last_checked_by text not null,
  organiser_id    uuid,
  state           text not null default 'open' check (state in ('open', 'closed for now', 'at rest')),
  closed_because  text not null default '',
  closed_until    date,
  ages_from       smallint check (ages_from between 0 and 130),
  ages_to         smallint check (ages_to between 0 and 130),
  ways            text[] not null default '{in person}' check (ways <@ array['in person', 'online', 'by phone']),
  access_features text[] not null default '{}' check (access_features <@ array['step-free', 'quiet', 'hearing loop', 'toilets', 'parking', 'near a bus stop', 'companion welcome']),
  languages       text[] not null default '{en}',
  room_for        smallint check (room_for between 1 and 1000),
  places_left     smallint check (places_left between 0 and 1000),
  changed_at      timestamptz not null default now(),
  sort_name       text collate "C" not null,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, group_id) references community_group,
  foreign key (partnership_id, organiser_id) references organiser
);
create index entry_by_name on entry (partnership_id, sort_name, id);
create index entry_of_organiser on entry (partnership_id, organiser_id) where organiser_id is not null;
create index entry_by_change on entry (partnership_id, changed_at, id);
create unique index entry_of_group on entry (partnership_id, group_id) where group_id is not null;
comment on column entry.state is 'What its keeper says of it. Whether it is hidden because nobody checked it is worked out from last_checked_on.';
comment on column entry.ways is 'How somebody takes part.';
comment on column entry.languages is 'Languages spoken there, as BCP 47 codes (en, pl, pa).';
comment on column entry.places_left is 'Empty when nobody counts them.';
comment on table entry is 'A published page of the directory. Open to read by anybody, so that the feed reads nothing else; nothing private stands here.';
alter table entry enable row level security;
create policy anybody_reads_the_directory on entry for select using (true);
create policy workers_and_administrators_add_entries on entry for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_and_administrators_change_entries on entry for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_change_entries_of_their_groups on entry for update
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on entry to livewell_app, livewell_figures, livewell_counting;
grant insert on entry to livewell_app;
grant update (kind, name, sort_name, summary, who_suits, first_visit, when_it_meets, cost, is_free, access, contact_name, contact_phone, contact_email, website, last_checked_on, last_checked_by, organiser_id, state, closed_because, closed_until, ages_from, ages_to, ways, access_features, languages, room_for, places_left, changed_at, version) on entry to livewell_app;

create table group_member (
  partnership_id uuid not null,
  id             uuid not null,
  group_id       uuid not null,
  called_name    text not null,
  person_id      uuid,
  team_id        uuid,
  came           integer not null default 0,
  first_came_on  date,
  last_came_on   date,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, group_id, person_id),
  foreign key (partnership_id, group_id) references community_group on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade
);
create index group_member_of_group on group_member (partnership_id, group_id, called_name, id);
create index group_member_of_person on group_member (partnership_id, person_id) where person_id is not null;
comment on table group_member is 'Somebody a register knows by the name they are called there. Its leader sees that name and never the person''s page.';
comment on column group_member.team_id is 'The team that introduced them, so that its workers see that they came.';
alter table group_member enable row level security;
create policy leaders_read_members_of_their_groups on group_member for select
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy leaders_add_members_to_their_groups on group_member for insert
  with check (partnership_id = viewer_partnership() and group_id = any (viewer_groups()) and person_id is null and team_id is null);
create policy leaders_change_members_of_their_groups on group_member for update
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy workers_read_members_they_introduced on group_member for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_introduce_members on group_member for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_memberships_of_groups on group_member for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy figures_count_members on group_member for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on group_member to livewell_app;
grant update (called_name, came, first_came_on, last_came_on) on group_member to livewell_app;
grant select (partnership_id, id, group_id, person_id, came, first_came_on, last_came_on) on group_member to livewell_counting;

create table meetup (
  partnership_id uuid not null,
  id             uuid not null,
  group_id       uuid not null,
  met_on         date not null,
  others         integer not null default 0 check (others between 0 and 500),
  attendances    integer not null default 0,
  by_membership  uuid not null,
  by_name        text not null,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, group_id, met_on),
  foreign key (partnership_id, group_id) references community_group on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
comment on table meetup is 'One time a group met.';
comment on column meetup.others is 'People who came and whom the register does not name.';
comment on column meetup.attendances is 'Everybody who came: the ticked and the others.';
alter table meetup enable row level security;
create policy leaders_keep_meetups_of_their_groups on meetup for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy workers_read_meetups on meetup for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy figures_count_meetups on meetup for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on meetup to livewell_app;
grant update (others, attendances, by_membership, by_name, version) on meetup to livewell_app;
grant select (partnership_id, id, group_id, met_on, others, attendances) on meetup to livewell_counting;

create table attendance (
  partnership_id uuid not null,
  meetup_id      uuid not null,
  member_id      uuid not null,
  group_id       uuid not null,
  person_id      uuid,
  team_id        uuid,
  met_on         date not null,
  primary key (partnership_id, meetup_id, member_id),
  foreign key (partnership_id, meetup_id) references meetup on delete cascade,
  foreign key (partnership_id, member_id) references group_member on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade
);
create index attendance_of_person on attendance (partnership_id, person_id, met_on desc) where person_id is not null;
create index attendance_of_member on attendance (partnership_id, member_id, met_on);
comment on table attendance is 'One member at one meetup. Entered once, in the register; everything else reads it.';
alter table attendance enable row level security;
create policy leaders_keep_attendance_of_their_groups on attendance for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
create policy workers_read_attendance_of_people_they_introduced on attendance for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_attendance on attendance for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy figures_count_attendance on attendance for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert, delete on attendance to livewell_app;
grant select on attendance to livewell_counting;
