-- Taking in other directories. What is read is kept aside in rows of its import, compared with what is here, and used all at once or
-- not at all. Where an entry came from, and what it said when it was last taken, is remembered: what differs from that was edited here.

create table directory_source (
  partnership_id    uuid not null references partnership,
  id                uuid not null,
  kind              text not null check (kind in ('feed', 'file')),
  name              text not null,
  address           text not null default '',
  refresh           text not null default 'by hand' check (refresh in ('by hand', 'daily', 'weekly', 'monthly')),
  counts_as_checked boolean not null default true,
  due_on            date,
  last_import_id    uuid,
  version           integer not null default 1,
  made_by           uuid not null,
  made_at           timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, made_by) references membership
);
create index directory_source_by_day on directory_source (partnership_id, due_on) where due_on is not null;
comment on table directory_source is 'Another directory that entries are taken from: a feed of Open Referral UK, or a file somebody sends.';
comment on column directory_source.counts_as_checked is 'Being in it counts as having been checked on the day it was read.';
comment on column directory_source.last_import_id is 'The import whose entries are in use.';

create table directory_import (
  partnership_id uuid not null,
  id             uuid not null,
  source_id      uuid not null,
  state          text not null check (state in ('reading', 'comparing', 'ready', 'switching', 'switched in', 'given up', 'failed')),
  by_itself      boolean not null default false,
  form           text not null check (form in ('feed', 'feed file', 'our table', 'council table')),
  file_name      text not null default '',
  step           text not null default 'about' check (step in ('about', 'taxonomies', 'terms', 'list', 'details', 'done')),
  page           integer not null default 1,
  position       integer not null default 0,
  said_total     integer,
  is_whole       boolean not null default true,
  takes_alike    boolean not null default false,
  go_on_at       timestamptz not null default now(),
  tries          smallint not null default 0,
  faults         text[] not null default '{}',
  counts         jsonb not null default '{}',
  problem        text,
  round          integer not null default 0,
  asked_by       uuid not null,
  asked_at       timestamptz not null default now(),
  ended_at       timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, source_id) references directory_source,
  foreign key (partnership_id, asked_by) references membership
);
create index directory_import_of_source on directory_import (partnership_id, source_id, id);
create index directory_import_under_way on directory_import (partnership_id, go_on_at) where state in ('reading', 'comparing', 'switching');
comment on table directory_import is 'One reading of a source: read, compared, shown, then switched in or given up.';
comment on column directory_import.round is 'Grows with every piece of work that is kept, so that two servers never keep the same piece twice.';
comment on column directory_import.is_whole is 'Whether the whole of the source was read: only then is what it lacks put to rest.';
comment on column directory_import.page is 'Where reading goes on after it was broken off.';

create table directory_import_row (
  partnership_id uuid not null,
  import_id      uuid not null,
  position       integer not null,
  kind           text not null check (kind in ('entry', 'taxonomy', 'term')),
  their_id       text,
  name           text not null default '',
  needs_detail   boolean not null default false,
  as_before      boolean not null default false,
  mark           text not null default '',
  incoming       jsonb,
  notes          text[] not null default '{}',
  problem        text,
  raw            text,
  outcome        text check (outcome in ('new', 'changed', 'unchanged', 'kept', 'back', 'alike', 'gone')),
  our_id         uuid,
  version_seen   integer,
  merged         jsonb,
  primary key (partnership_id, import_id, position),
  unique (partnership_id, import_id, kind, their_id),
  foreign key (partnership_id, import_id) references directory_import on delete cascade
);
create index directory_import_row_in_brief on directory_import_row (partnership_id, import_id, position) where needs_detail;
create index directory_import_row_by_outcome on directory_import_row (partnership_id, import_id, outcome, position);
create index directory_import_row_not_used on directory_import_row (partnership_id, import_id, position) where problem is not null;
comment on column directory_import_row.incoming is 'What the source says, in our words.';
comment on column directory_import_row.merged is 'What will be written when it is switched in: rows by table, and nothing of what was edited here.';
comment on column directory_import_row.notes is 'What of it could not be taken, and why.';

create table directory_import_page (
  partnership_id uuid not null,
  import_id      uuid not null,
  page           integer not null,
  mark           text not null,
  is_last        boolean not null,
  their_ids      text[] not null,
  primary key (partnership_id, import_id, page),
  foreign key (partnership_id, import_id) references directory_import on delete cascade
);
comment on table directory_import_page is 'A page of a feed as it was, under the mark (ETag) by which its server says that it is still the same.';

create table directory_origin (
  partnership_id uuid not null,
  source_id      uuid not null,
  kind           text not null check (kind in ('entry', 'organiser', 'taxonomy', 'term')),
  their_id       text not null,
  our_id         uuid not null,
  taken          jsonb not null,
  mark           text not null default '',
  taken_at       timestamptz not null default now(),
  gone_at        timestamptz,
  primary key (partnership_id, source_id, kind, their_id),
  foreign key (partnership_id, source_id) references directory_source
);
create index directory_origin_of_ours on directory_origin (partnership_id, our_id);
comment on table directory_origin is 'Where something of the directory came from, under which id, and when.';
comment on column directory_origin.taken is 'What was last taken. A field that differs from it here was edited here, and stays.';

alter table directory_source enable row level security;
alter table directory_import enable row level security;
alter table directory_import_row enable row level security;
alter table directory_import_page enable row level security;
alter table directory_origin enable row level security;
create policy administrators_keep_sources on directory_source for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_keep_directory_imports on directory_import for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_keep_rows_of_directory_imports on directory_import_row for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_keep_pages_of_directory_imports on directory_import_page for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_keep_origins on directory_origin for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy the_background_finds_imports_under_way on directory_import for select to livewell_background using (true);
create policy administrators_keep_places on place for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');

grant select, insert on directory_source, directory_import, directory_import_row, directory_import_page, directory_origin to livewell_app;
grant delete on directory_import_row, directory_import_page to livewell_app;
grant update (name, address, refresh, counts_as_checked, due_on, last_import_id, version) on directory_source to livewell_app;
grant update (state, step, page, position, said_total, is_whole, takes_alike, go_on_at, tries, faults, counts, problem, round, ended_at) on directory_import to livewell_app;
grant update (their_id, name, needs_detail, as_before, mark, incoming, notes, problem, raw, outcome, our_id, version_seen, merged) on directory_import_row to livewell_app;
grant update (our_id, taken, mark, taken_at, gone_at) on directory_origin to livewell_app;
grant select (partnership_id, id, state, go_on_at) on directory_import to livewell_background;
grant insert, delete, update (name, latitude, longitude) on place to livewell_app;
