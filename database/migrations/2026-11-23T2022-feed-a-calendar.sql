-- A worker's talks in a calendar of theirs, at an address that only they know.

create table calendar_feed (
  partnership_id uuid not null references partnership,
  membership_id  uuid not null,
  account_id     uuid not null,
  token_hash     text not null,
  shows          text not null check (shows in ('no names', 'initials', 'first names')),
  made_at        timestamptz not null,
  expires_at     timestamptz not null,
  primary key (partnership_id, membership_id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, membership_id) references membership on delete cascade
);
comment on table calendar_feed is 'One address for each worker who wants one. Its token is shown once, stored as a hash, made anew or stopped at any time, and runs out.';
alter table calendar_feed enable row level security;
create policy a_feed_is_its_makers_own on calendar_feed for all
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership() and account_id = viewer_account());
create policy whoever_has_the_address_reads_which_feed_it_is on calendar_feed for select
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
grant select, insert, delete on calendar_feed to livewell_app;
grant update (token_hash, shows, made_at, expires_at) on calendar_feed to livewell_app;
