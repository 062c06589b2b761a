-- Getting to know what is there: visits to places, and the worker's week in a page.

create table visit (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  visited_on     date not null,
  place_name     text not null,
  postcode       text,
  outward_code   text not null default '',
  latitude       double precision check (latitude between -90 and 90),
  longitude      double precision check (longitude between -180 and 180),
  entry_id       uuid,
  organiser_id   uuid,
  offers         text not null,
  welcoming      text not null default '',
  welcomes       text[] not null default '{}' check (welcomes <@ array['people on their own', 'people who move slowly', 'people who need quiet', 'people with memory loss', 'people who speak little English', 'people with children', 'people with a companion']),
  would_like     text[] not null default '{}' check (would_like <@ array['training', 'help', 'members', 'to offer a room', 'to join in deciding together']),
  would_like_words text not null default '',
  by_membership  uuid not null,
  by_name        text not null,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, entry_id) references entry,
  foreign key (partnership_id, organiser_id) references organiser,
  foreign key (partnership_id, by_membership) references membership
);
create index visit_by_day on visit (partnership_id, visited_on desc, id desc);
create index visit_by_area on visit (partnership_id, outward_code, visited_on desc, id desc);
create index visit_of_entry on visit (partnership_id, entry_id, visited_on desc) where entry_id is not null;
create index visit_by_member on visit (partnership_id, by_membership, visited_on);
comment on table visit is 'What a worker saw of a place: what it offers, whom it welcomes and how, what it would like. For workers and administrators.';
comment on column visit.outward_code is 'The first half of the postcode, to see which parts of the area were visited; empty when it is not known.';
comment on column visit.welcoming is 'How welcoming it is and to whom, in the worker''s words.';
comment on column visit.would_like is 'What the place would like of us, or would give.';
alter table visit enable row level security;
create policy workers_and_administrators_read_visits on visit for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy workers_write_down_their_visits on visit for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and by_membership = viewer_membership());
create policy workers_change_their_visits on visit for update
  using (partnership_id = viewer_partnership() and by_membership = viewer_membership());
create policy figures_count_visits on visit for select to livewell_counting using (partnership_id = viewer_partnership());
-- When two entries are made one, visits follow.
create policy a_merge_moves_visits on visit for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on visit to livewell_app;
grant update (visited_on, place_name, postcode, outward_code, latitude, longitude, entry_id, organiser_id, offers, welcoming, welcomes, would_like, would_like_words, version) on visit to livewell_app;
grant select (partnership_id, id, visited_on, outward_code, entry_id) on visit to livewell_counting;
grant select (partnership_id, id, entry_id), update (entry_id) on visit to livewell_background;

create table visit_met (
  partnership_id uuid not null,
  visit_id       uuid not null,
  position       smallint not null,
  name           text not null,
  does           text not null default '',
  primary key (partnership_id, visit_id, position),
  foreign key (partnership_id, visit_id) references visit on delete cascade
);
comment on table visit_met is 'Who was met on a visit, and what they do there. For workers alone.';
alter table visit_met enable row level security;
create policy workers_keep_whom_they_met on visit_met for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
grant select, insert, delete on visit_met to livewell_app;

create table weekly_update (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  week_on        date not null check (extract(isodow from week_on) = 1),
  state          text not null default 'draft' check (state in ('draft', 'published')),
  lines          text[] not null default '{}',
  own_words      text not null default '',
  visits         integer not null default 0,
  groups_moved   integer not null default 0,
  gaps_noticed   integer not null default 0,
  landed         integer not null default 0,
  published_on   date,
  by_membership  uuid not null,
  by_name        text not null,
  version        integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, by_membership, week_on),
  foreign key (partnership_id, by_membership) references membership
);
create index weekly_update_by_week on weekly_update (partnership_id, week_on desc, id desc) where state = 'published';
comment on table weekly_update is 'What a worker did in the community in a week, in a page that names no person: for the team, the coproduction group and the evaluation.';
comment on column weekly_update.week_on is 'The Monday of the week.';
comment on column weekly_update.lines is 'What was written down that week, as it was when it was published.';
comment on column weekly_update.landed is 'Introductions whose person came for the first time that week.';
alter table weekly_update enable row level security;
create policy workers_write_their_weekly_updates on weekly_update for all
  using (partnership_id = viewer_partnership() and by_membership = viewer_membership())
  with check (partnership_id = viewer_partnership() and by_membership = viewer_membership() and viewer_hat() in ('health coach', 'link worker'));
create policy members_read_published_updates on weekly_update for select
  using (partnership_id = viewer_partnership() and state = 'published' and viewer_membership() is not null);
create policy figures_count_weekly_updates on weekly_update for select to livewell_counting using (partnership_id = viewer_partnership());
grant select, insert on weekly_update to livewell_app;
grant update (state, lines, own_words, visits, groups_moved, gaps_noticed, landed, published_on, version) on weekly_update to livewell_app;
grant select (partnership_id, id, week_on, state, visits, groups_moved, gaps_noticed, landed) on weekly_update to livewell_counting;
