-- What belongs to an entry of the directory, in the shapes of Open Referral UK under our words. All of it is published: open to read,
-- so that search can use its indexes, and the feed reads nothing else. Each row carries the group of its entry, so that its leader may keep it.

create table entry_place (
  partnership_id  uuid not null,
  id              uuid not null,
  entry_id        uuid not null,
  location_id     uuid not null,
  group_id        uuid,
  position        smallint not null default 0,
  kind            text not null default 'physical' check (kind in ('physical', 'postal', 'virtual')),
  name            text not null default '',
  summary         text not null default '',
  address         text not null default '',
  town            text not null default '',
  county          text not null default '',
  postcode        text,
  country         text not null default 'GB',
  latitude        double precision check (latitude between -90 and 90),
  longitude       double precision check (longitude between -180 and 180),
  access          text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, entry_id) references entry on delete cascade
);
create index entry_place_of_entry on entry_place (partnership_id, entry_id, position, id);
create index entry_place_by_location on entry_place (partnership_id, location_id);
create index entry_place_by_name on entry_place (partnership_id, name, postcode);
comment on table entry_place is 'Where something takes place: Open Referral UK''s service at location, with its location and address.';
comment on column entry_place.location_id is 'The same at two entries that share a place.';
alter table entry_place enable row level security;
create policy anybody_reads_places_of_entries on entry_place for select using (true);
create policy workers_and_administrators_keep_places_of_entries on entry_place for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_keep_places_of_entries_of_their_groups on entry_place for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on entry_place to livewell_app, livewell_figures;
grant insert, delete on entry_place to livewell_app;
grant update (location_id, position, kind, name, summary, address, town, county, postcode, country, latitude, longitude, access) on entry_place to livewell_app;

create table schedule (
  partnership_id       uuid not null,
  id                   uuid not null,
  entry_id             uuid not null,
  place_id             uuid,
  group_id             uuid,
  position             smallint not null default 0,
  starts_on            date,
  ends_on              date,
  freq                 text check (freq in ('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY')),
  every_n              smallint not null default 1 check (every_n between 1 and 52),
  by_day               text[] not null default '{}',
  by_month_day         smallint[] not null default '{}',
  opens_at             time,
  closes_at            time,
  not_on_bank_holidays boolean not null default false,
  attending            text check (attending in ('in person', 'online', 'by phone')),
  link                 text not null default '',
  note                 text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, entry_id) references entry on delete cascade,
  foreign key (partnership_id, place_id) references entry_place on delete cascade
);
create index schedule_of_entry on schedule (partnership_id, entry_id, position, id);
comment on table schedule is 'When it takes place, as a rule of RFC 5545, in the time zone of the partnership.';
comment on column schedule.by_day is 'MO to SU, with a number before it for the nth of a month: 1TH, -1FR.';
alter table schedule enable row level security;
create policy anybody_reads_schedules on schedule for select using (true);
create policy workers_and_administrators_keep_schedules on schedule for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_keep_schedules_of_their_groups on schedule for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on schedule to livewell_app, livewell_figures;
grant insert, delete on schedule to livewell_app;
grant update (place_id, position, starts_on, ends_on, freq, every_n, by_day, by_month_day, opens_at, closes_at, not_on_bank_holidays, attending, link, note) on schedule to livewell_app;

create table schedule_exception (
  partnership_id uuid not null,
  schedule_id    uuid not null,
  entry_id       uuid,
  group_id       uuid,
  day            date not null,
  happens        boolean not null,
  opens_at       time,
  closes_at      time,
  because        text not null default '',
  primary key (partnership_id, schedule_id, day),
  foreign key (partnership_id, schedule_id) references schedule on delete cascade,
  foreign key (partnership_id, entry_id) references entry on delete cascade
);
comment on column schedule_exception.entry_id is 'The entry of the schedule, so that whoever keeps it by a link may say that it does not meet.';
comment on table schedule_exception is 'A day on which the rule does not hold: it does not meet, or it meets all the same, or at another time.';
alter table schedule_exception enable row level security;
create policy anybody_reads_exceptions on schedule_exception for select using (true);
create policy workers_and_administrators_keep_exceptions on schedule_exception for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_keep_exceptions_of_their_groups on schedule_exception for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on schedule_exception to livewell_app, livewell_figures;
grant insert, delete on schedule_exception to livewell_app;
grant update (happens, opens_at, closes_at, because) on schedule_exception to livewell_app;

create table cost_option (
  partnership_id uuid not null,
  id             uuid not null,
  entry_id       uuid not null,
  group_id       uuid,
  position       smallint not null default 0,
  option         text not null default '',
  amount_pence   integer check (amount_pence between 0 and 100000000),
  amount_words   text not null default '',
  valid_from     date,
  valid_to       date,
  primary key (partnership_id, id),
  foreign key (partnership_id, entry_id) references entry on delete cascade
);
create index cost_option_of_entry on cost_option (partnership_id, entry_id, position, id);
alter table cost_option enable row level security;
create policy anybody_reads_costs on cost_option for select using (true);
create policy workers_and_administrators_keep_costs on cost_option for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_keep_costs_of_their_groups on cost_option for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on cost_option to livewell_app, livewell_figures;
grant insert, delete on cost_option to livewell_app;
grant update (position, option, amount_pence, amount_words, valid_from, valid_to) on cost_option to livewell_app;

create table entry_contact (
  partnership_id uuid not null,
  id             uuid not null,
  entry_id       uuid not null,
  group_id       uuid,
  position       smallint not null default 0,
  name           text not null default '',
  title          text not null default '',
  phone          text not null default '',
  email          text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, entry_id) references entry on delete cascade
);
create index entry_contact_of_entry on entry_contact (partnership_id, entry_id, position, id);
comment on table entry_contact is 'Whom anybody may ring or write to, beside the one on the entry itself.';
alter table entry_contact enable row level security;
create policy anybody_reads_people_to_ask on entry_contact for select using (true);
create policy workers_and_administrators_keep_people_to_ask on entry_contact for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_keep_people_to_ask_of_their_groups on entry_contact for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on entry_contact to livewell_app, livewell_figures;
grant insert, delete on entry_contact to livewell_app;
grant update (position, name, title, phone, email) on entry_contact to livewell_app;

create table taxonomy (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  name           text not null,
  description    text not null default '',
  uri            text not null default '',
  changed_at     timestamptz not null default now(),
  primary key (partnership_id, id)
);
create table term (
  partnership_id uuid not null,
  id             uuid not null,
  taxonomy_id    uuid not null,
  parent_id      uuid,
  code           text not null default '',
  name           text not null,
  sort_name      text collate "C" not null,
  description    text not null default '',
  uri            text not null default '',
  changed_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, taxonomy_id) references taxonomy,
  foreign key (partnership_id, parent_id) references term
);
create index term_by_name on term (partnership_id, taxonomy_id, sort_name, id);
create index term_at_the_top on term (partnership_id, taxonomy_id, sort_name) where parent_id is null;
create index term_of_parent on term (partnership_id, parent_id) where parent_id is not null;
create table entry_term (
  partnership_id uuid not null,
  entry_id       uuid not null,
  term_id        uuid not null,
  group_id       uuid,
  primary key (partnership_id, entry_id, term_id),
  foreign key (partnership_id, entry_id) references entry on delete cascade,
  foreign key (partnership_id, term_id) references term
);
create index entry_term_of_term on entry_term (partnership_id, term_id, entry_id);
comment on table taxonomy is 'A list of words that entries are sorted under: what it is about, whom it suits.';
comment on table term is 'One word of a taxonomy. Its parent is a wider one.';
alter table taxonomy enable row level security;
alter table term enable row level security;
create policy anybody_reads_taxonomies on taxonomy for select using (true);
create policy administrators_keep_taxonomies on taxonomy for all using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy anybody_reads_terms on term for select using (true);
create policy workers_and_administrators_keep_terms on term for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
grant select on taxonomy, term to livewell_app, livewell_figures;
grant insert on taxonomy, term to livewell_app;
grant update (name, description, uri, changed_at) on taxonomy to livewell_app;
grant update (parent_id, code, name, sort_name, description, uri, changed_at) on term to livewell_app;
alter table entry_term enable row level security;
create policy anybody_reads_terms_of_entries on entry_term for select using (true);
create policy workers_and_administrators_keep_terms_of_entries on entry_term for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_keep_terms_of_entries_of_their_groups on entry_term for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on entry_term to livewell_app, livewell_figures;
grant insert, delete on entry_term to livewell_app;

-- Mercator's map keeps shapes true, so that around any one place the nearest on it are the nearest on the globe.
create function spot_at(latitude double precision, longitude double precision) returns point language sql immutable strict parallel safe as $$
  select point(6371.0088 * radians(longitude), 6371.0088 * ln(tan(pi() / 4 + radians(greatest(-85.0, least(85.0, latitude))) / 2)))
$$;
comment on function spot_at is 'Where a place is on a flat map, in kilometres as they are at the equator: at latitude 52, a kilometre of the ground is 1.62 of them.';

create table listing (
  partnership_id  uuid not null,
  id              uuid not null,
  entry_id        uuid not null,
  group_id        uuid,
  kind            text not null,
  sort_name       text collate "C" not null,
  is_open         boolean not null,
  last_checked_on date not null,
  words           tsvector not null,
  latitude        double precision,
  longitude       double precision,
  spot            point generated always as (spot_at(latitude, longitude)) stored,
  is_free         boolean not null,
  ages_from       smallint not null,
  ages_to         smallint not null,
  ways            text[] not null,
  access_features text[] not null,
  languages       text[] not null,
  days            text[] not null,
  times           text[] not null,
  term_ids        uuid[] not null,
  places_left     smallint,
  primary key (partnership_id, id),
  foreign key (partnership_id, entry_id) references entry on delete cascade
);
create index listing_of_entry on listing (partnership_id, entry_id);
create index listing_by_name on listing (partnership_id, sort_name, entry_id);
create index listing_by_words on listing using gin (words);
create index listing_by_spot on listing using gist (spot);
comment on table listing is 'One entry at one of its places (or at none), with all that search asks about in one row. Written anew with every change of the entry.';
comment on column listing.is_open is 'False while it is closed for now. An entry at rest has no row here.';
comment on column listing.days is 'MO to SU: days of the week on which it takes place. Empty when no schedule says.';
comment on column listing.times is 'morning, afternoon, evening: when in the day it takes place. Empty when no schedule says.';
comment on column listing.term_ids is 'Its terms, and the wider ones above them.';
comment on column listing.spot is 'Its place on a flat map, so that the nearest are found by an index; distances shown are on the globe. Worked out by the database.';
alter table listing enable row level security;
create policy anybody_reads_listings on listing for select using (true);
create policy workers_and_administrators_keep_listings on listing for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy leaders_keep_listings_of_their_groups on listing for all
  using (partnership_id = viewer_partnership() and group_id = any (viewer_groups()));
grant select on listing to livewell_app, livewell_figures;
grant insert, delete on listing to livewell_app;

create function stems_of(words text[]) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(plainto_tsquery('english', word)::text order by place), '{}') from unnest(words) with ordinality as w (word, place)
$$;
comment on function stems_of is 'Words as search compares them: walking and walks are both walk. Of two words together, both stems.';

create table synonym (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  words          text[] not null check (cardinality(words) between 2 and 20),
  stems          text[] not null generated always as (stems_of(words)) stored,
  version        integer not null default 1,
  primary key (partnership_id, id)
);
comment on table synonym is 'Words that mean the same to somebody who searches: walking, ramble, stroll.';
alter table synonym enable row level security;
create policy anybody_reads_synonyms on synonym for select using (true);
create policy workers_and_administrators_keep_synonyms on synonym for all
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
grant select on synonym to livewell_app, livewell_figures;
grant insert, delete on synonym to livewell_app;
grant update (words, version) on synonym to livewell_app;
