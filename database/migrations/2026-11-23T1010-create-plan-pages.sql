-- The plan belongs to the person. What they write is encrypted before it reaches these tables, with a key of their own; who may read a
-- page stands on the page, so that policies only compare its columns with the viewer.

create table plan_key (
  partnership_id uuid not null,
  person_id      uuid not null,
  wrapped        bytea not null,
  wrapped_with   text not null,
  shared_with    uuid[] not null default '{}',
  shared_tokens  text[] not null default '{}',
  forget_on      date,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person on delete cascade
);
comment on table plan_key is 'The key of one person''s plan, wrapped by the key of the installation. Backed up apart, and not for long: without its row a plan cannot be read by anybody, here or in any backup.';
comment on column plan_key.wrapped_with is 'Which key of the installation wrapped it: the beginning of its hash.';
comment on column plan_key.shared_with is 'Everybody that any page is shared with; each page says which.';
create index plan_key_to_forget on plan_key (partnership_id, forget_on) where forget_on is not null;
comment on column plan_key.forget_on is 'Its owner asked for the plan to be deleted: on this day it is. Until then they can change their mind, and nobody else reads any of it.';
alter table plan_key enable row level security;
create policy a_person_has_the_key_of_their_plan on plan_key for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy those_a_page_is_shared_with_reach_the_key on plan_key for select
  using (partnership_id = viewer_partnership() and
    (viewer_membership() = any (shared_with) or shared_with && viewer_teams() or shared_with && viewer_organisations() or viewer_token() = any (shared_tokens)));
create policy workers_begin_a_plan_on_paper on plan_key for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and viewer_membership() = any (shared_with));
grant select, insert, delete on plan_key to livewell_app;
grant update (shared_with, shared_tokens, forget_on) on plan_key to livewell_app;
create policy plans_are_forgotten_on_their_day on plan_key for all to livewell_background using (partnership_id = viewer_partnership() and forget_on is not null);
grant select (partnership_id, person_id, forget_on), delete on plan_key to livewell_background;

create table plan_page (
  partnership_id uuid not null,
  id             uuid not null,
  person_id      uuid not null,
  kind           text not null,
  face           bytea not null,
  state          bytea not null,
  version        integer not null default 1,
  shared_with    uuid[] not null default '{}',
  shared_tokens  text[] not null default '{}',
  writers        uuid[] not null default '{}',
  writer_tokens  text[] not null default '{}',
  in_emergency   boolean not null default false,
  created_at     timestamptz not null default now(),
  changed_at     timestamptz not null default now(),
  removed_at     timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade
);
create index plan_page_of_person on plan_page (partnership_id, person_id, id);
comment on table plan_page is 'A loose leaf of somebody''s plan. Its words are in face and state, encrypted; nothing here says what they are.';
comment on column plan_page.kind is 'Which prompts it offers.';
comment on column plan_page.face is 'Encrypted: its title, its place in the plan, and whether it is at rest.';
comment on column plan_page.state is 'Encrypted: the whole Yjs document.';
comment on column plan_page.shared_with is 'Memberships, teams and organisations that may look; writers may write, too. Kept by shareAgain from the shares that stand.';
comment on column plan_page.in_emergency is 'Chosen by the person in advance: it opens to somebody who holds their crisis card and says who they are and why.';
alter table plan_page enable row level security;
create policy a_person_has_their_pages on plan_page for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy those_it_is_shared_with_look on plan_page for select
  using (partnership_id = viewer_partnership() and removed_at is null and
    (viewer_membership() = any (shared_with) or shared_with && viewer_teams() or shared_with && viewer_organisations() or viewer_token() = any (shared_tokens)));
create policy those_who_write_together_write on plan_page for update
  using (partnership_id = viewer_partnership() and removed_at is null and
    (viewer_membership() = any (writers) or writers && viewer_teams() or viewer_token() = any (writer_tokens)));
create policy workers_type_in_a_plan_on_paper on plan_page for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and viewer_membership() = any (writers));
grant select, insert, delete on plan_page to livewell_app;
grant update (face, state, version, shared_with, shared_tokens, writers, writer_tokens, in_emergency, changed_at, removed_at) on plan_page to livewell_app;

create table plan_version (
  partnership_id uuid not null,
  page_id        uuid not null,
  version        integer not null,
  person_id      uuid not null,
  delta          bytea not null,
  at             timestamptz not null,
  by_membership  uuid,
  by_token       text,
  by_name        text not null,
  primary key (partnership_id, page_id, version),
  foreign key (partnership_id, page_id) references plan_page on delete cascade,
  foreign key (partnership_id, by_membership) references membership
);
create index plan_version_of_person on plan_version (partnership_id, person_id);
comment on table plan_version is 'What each change of a page added, encrypted: all up to one of them make the page as it was then.';
alter table plan_version enable row level security;
create policy a_person_reads_the_history_of_their_pages on plan_version for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy a_person_adds_to_the_history_of_their_pages on plan_version for insert
  with check (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy those_who_write_together_add_to_its_history on plan_version for insert
  with check (partnership_id = viewer_partnership() and (by_membership = viewer_membership() or by_token = viewer_token()));
grant select, insert on plan_version to livewell_app;

create table plan_share (
  partnership_id  uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  page_ids        uuid[] not null check (cardinality(page_ids) > 0),
  with_kind       text not null check (with_kind in ('worker', 'team', 'practice', 'supporter', 'link', 'typed in together')),
  with_name       text not null,
  from_name       text not null,
  membership_id   uuid,
  team_id         uuid,
  organisation_id uuid,
  door_hash       text,
  token_hash      text,
  code_tries      integer not null default 0,
  may_write       boolean not null default false,
  until           date,
  made_at         timestamptz not null default now(),
  made_by_name    text not null,
  taken_back_at   timestamptz,
  version         integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, door_hash),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, membership_id) references membership,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, organisation_id) references organisation,
  check (num_nonnulls(membership_id, team_id, organisation_id, door_hash) = 1)
);
create index plan_share_of_person on plan_share (partnership_id, person_id, id);
create index plan_share_with_membership on plan_share (partnership_id, membership_id, id) where membership_id is not null;
create index plan_share_with_team on plan_share (partnership_id, team_id, id) where team_id is not null;
create index plan_share_with_organisation on plan_share (partnership_id, organisation_id, id) where organisation_id is not null;
comment on table plan_share is 'Pages of a plan that its owner shows to somebody: to look, or to write together; until a day; taken back at once.';
comment on column plan_share.from_name is 'Whose plan it is, for those who may not reach the person.';
comment on column plan_share.door_hash is 'Hash of a link alone: it opens the page that asks for the code that was sent another way.';
comment on column plan_share.token_hash is 'Hash of the link and its code together: it opens what is shared.';
alter table plan_share enable row level security;
create policy a_person_keeps_the_shares_of_their_plan on plan_share for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy those_shared_with_read_the_share on plan_share for select
  using (partnership_id = viewer_partnership() and taken_back_at is null and
    (membership_id = viewer_membership() or team_id = any (viewer_teams()) or organisation_id = any (viewer_organisations())
      or door_hash = viewer_token() or token_hash = viewer_token()));
create policy a_wrong_code_is_counted on plan_share for update
  using (partnership_id = viewer_partnership() and taken_back_at is null and door_hash = viewer_token());
create policy workers_say_that_they_typed_it_in on plan_share for insert
  with check (partnership_id = viewer_partnership() and with_kind = 'typed in together' and viewer_hat() in ('health coach', 'link worker') and membership_id = viewer_membership());
grant select, insert on plan_share to livewell_app;
grant update (page_ids, may_write, until, code_tries, door_hash, token_hash, taken_back_at, version) on plan_share to livewell_app;

-- What a plan leaves behind when its day has come: pages that nobody can read any more, and who they were shared with.
create policy pages_are_forgotten_with_their_plan on plan_page for all to livewell_background using (partnership_id = viewer_partnership());
create policy shares_are_forgotten_with_their_plan on plan_share for all to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, person_id), delete on plan_page, plan_share to livewell_background;
