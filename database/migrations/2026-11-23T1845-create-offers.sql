-- What a worker offers of themself, and what a person would like of whoever walks alongside them.

create table worker_offer (
  partnership_id uuid not null,
  membership_id  uuid not null,
  name           text not null,
  team_ids       uuid[] not null default '{}',
  languages      text[] not null default '{}',
  topics         text[] not null default '{}',
  interests      text not null default '',
  experience     text not null default '',
  special        text not null default '',
  version        integer not null default 1,
  primary key (partnership_id, membership_id),
  foreign key (partnership_id, membership_id) references membership
);
comment on table worker_offer is 'Languages, interests and experience that a worker offers, as they wrote it themself. Colleagues read it.';
comment on column worker_offer.special is 'An area of special interest: what others ask them about.';
alter table worker_offer enable row level security;
create policy colleagues_read_what_each_offers on worker_offer for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy a_worker_writes_what_they_offer on worker_offer for insert
  with check (partnership_id = viewer_partnership() and membership_id = viewer_membership() and viewer_hat() in ('health coach', 'link worker'));
create policy a_worker_changes_what_they_offer on worker_offer for update
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy a_worker_takes_it_back on worker_offer for delete
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy the_house_forgets_offers on worker_offer for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, delete on worker_offer to livewell_app;
grant update (name, team_ids, languages, topics, interests, experience, special, version) on worker_offer to livewell_app;
grant select (partnership_id, membership_id), delete on worker_offer to livewell_background;

create table worker_wish (
  partnership_id uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  topics         text[] not null default '{}',
  words          text not null default '',
  by_name        text not null,
  said_on        date not null,
  version        integer not null default 1,
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team
);
comment on table worker_wish is 'What a person would like of whoever walks alongside them: their say, never a rule.';
alter table worker_wish enable row level security;
create policy the_team_keeps_what_somebody_wishes on worker_wish for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_keeps_what_they_wish on worker_wish for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
grant select, insert, delete on worker_wish to livewell_app;
grant update (team_id, topics, words, by_name, said_on, version) on worker_wish to livewell_app;
