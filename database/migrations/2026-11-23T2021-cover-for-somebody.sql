-- A worker is away for some days, and a colleague of the same teams is there for their people.

create table cover (
  partnership_id   uuid not null references partnership,
  id               uuid not null,
  away_membership  uuid not null,
  away_name        text not null,
  cover_membership uuid not null,
  cover_name       text not null,
  from_on          date not null,
  until_on         date not null,
  by_membership    uuid not null,
  by_name          text not null,
  created_at       timestamptz not null,
  ended_on         date,
  primary key (partnership_id, id),
  foreign key (partnership_id, away_membership) references membership on delete cascade,
  foreign key (partnership_id, cover_membership) references membership on delete cascade,
  foreign key (partnership_id, by_membership) references membership,
  check (until_on >= from_on),
  check (away_membership <> cover_membership)
);
-- One at a time for whoever is away: what ran out is closed when the next begins.
create unique index cover_of_whoever_is_away on cover (partnership_id, away_membership) where ended_on is null;
create index cover_of_a_colleague on cover (partnership_id, cover_membership, until_on) where ended_on is null;
comment on table cover is 'Who is there for a worker''s people while the worker is away, the last day included. It ends by itself, or on ended_on.';
alter table cover enable row level security;
create policy colleagues_read_who_covers on cover for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
create policy colleagues_arrange_cover on cover for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and by_membership = viewer_membership());
create policy colleagues_end_cover on cover for update
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
grant select, insert on cover to livewell_app;
grant update (ended_on) on cover to livewell_app;

alter table support
  add column covered_by_name text,
  add column covered_from date,
  add column covered_until date,
  add constraint support_cover_is_whole check ((covered_by_name is null) = (covered_from is null) and (covered_from is null) = (covered_until is null));
comment on column support.covered_by_name is 'Who is there for them while whoever leads is away, so that they read it. Workers go by the cover itself.';
grant update (covered_by_name, covered_from, covered_until) on support to livewell_app;
