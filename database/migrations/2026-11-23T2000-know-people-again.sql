-- Somebody who comes twice is known again: by what, beside a name that sounds alike, is the same. What is compared are keyed hashes, so that every
-- worker may learn that there is somebody, and of which team, without learning anything else.

create table match_key (
  partnership_id uuid not null,
  key            uuid not null,
  of_id          uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  primary key (partnership_id, key, of_id),
  foreign key (partnership_id, of_id) references person on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team
);
create index match_key_of_person on match_key (partnership_id, person_id);
create index match_key_of_details on match_key (partnership_id, of_id);
comment on table match_key is 'By what a person is known again. Two people who have one of these in common may be the same.';
comment on column match_key.key is 'An HMAC, with the secret of the installation, of what is compared: a day of birth with the sound of a name, and the like. Nothing can be read from it.';
comment on column match_key.of_id is 'Whose details it is made from.';
comment on column match_key.person_id is 'Whom it leads to: the same, until they are joined with somebody.';
alter table match_key enable row level security;
create policy workers_learn_that_somebody_is_known on match_key for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
create policy a_person_reaches_their_own_keys on match_key for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy whoever_is_introduced_leaves_keys on match_key for insert with check (partnership_id = viewer_partnership());
create policy keys_go_when_details_change on match_key for delete
  using (partnership_id = viewer_partnership() and (team_id = any (viewer_teams()) or person_id = viewer_person()));
create policy found_to_follow_their_person on match_key for select to livewell_background using (partnership_id = viewer_partnership());
create policy rows_follow_their_person on match_key for update to livewell_background using (partnership_id = viewer_partnership());
create policy keys_are_made_for_those_who_have_none on match_key for insert to livewell_background with check (partnership_id = viewer_partnership());
create policy keys_are_made_anew on match_key for delete to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, delete on match_key to livewell_app, livewell_background;
grant update (person_id, team_id) on match_key to livewell_background;
grant insert on match_key to livewell_clinical;

alter table person add column keys_made text collate "C" not null default '';
create index person_by_keys_made on person (partnership_id, keys_made);
comment on column person.keys_made is 'With what their match keys were made. Empty or something else than now: they are made anew, without anybody waiting.';
grant update (keys_made) on person to livewell_app;
grant select (phone, keys_made), update (keys_made) on person to livewell_background;

create table not_the_same (
  partnership_id uuid not null,
  one_id         uuid not null,
  other_id       uuid not null check (other_id > one_id),
  by_membership  uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  primary key (partnership_id, one_id, other_id),
  foreign key (partnership_id, one_id) references person on delete cascade,
  foreign key (partnership_id, other_id) references person on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index not_the_same_by_other on not_the_same (partnership_id, other_id);
comment on table not_the_same is 'Two who look like the same person and are not: somebody asked, and nobody is told of them again.';
alter table not_the_same enable row level security;
create policy workers_know_who_is_somebody_else on not_the_same for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
create policy workers_say_that_it_is_somebody_else on not_the_same for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and by_membership = viewer_membership());
grant select, insert on not_the_same to livewell_app;
