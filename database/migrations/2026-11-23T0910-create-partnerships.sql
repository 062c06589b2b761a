create table partnership (
  partnership_id      uuid not null primary key,
  slug                text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name                text not null,
  about               text not null default '',
  phone               text,
  email               text,
  time_zone           text not null default 'Europe/London',
  answers_within_days integer not null default 5 check (answers_within_days between 1 and 60),
  staff_need_totp     boolean not null default false,
  bank_holidays       text not null default 'England' check (bank_holidays in ('England', 'Wales', 'Scotland', 'Northern Ireland')),
  version             integer not null default 1,
  created_at          timestamptz not null default now()
);
comment on table partnership is 'The people and organisations of one locality who run Livewell together. The boundary of privacy.';
comment on column partnership.bank_holidays is 'Whose bank holidays groups keep.';
comment on column partnership.answers_within_days is 'The promise: working days within which somebody who asks for support hears from us.';
alter table partnership enable row level security;
create policy anybody_reads_partnerships on partnership for select using (true);
create policy administrators_change_their_partnership on partnership for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select on partnership to livewell_app, livewell_figures, livewell_background;
grant update (name, about, phone, email, time_zone, answers_within_days, staff_need_totp, bank_holidays, version) on partnership to livewell_app;

create table team (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  name           text not null,
  area           text not null,
  outward_codes  text[] not null default '{}',
  takes_the_rest boolean not null default false,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id)
);
create unique index team_that_takes_the_rest on team (partnership_id) where takes_the_rest;
comment on column team.outward_codes is 'First halves of postcodes (NG12): people living there are answered by this team.';
comment on column team.takes_the_rest is 'Answers when neither practice nor postcode says who should.';
alter table team enable row level security;
create policy anybody_reads_teams on team for select using (partnership_id = viewer_partnership());
create policy administrators_add_teams on team for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_change_teams on team for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select on team to livewell_app, livewell_counting, livewell_background;
grant insert on team to livewell_app;
grant update (name, area, outward_codes, takes_the_rest, version) on team to livewell_app;

create table organisation (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  kind           text not null check (kind in ('GP practice', 'mental health service', 'council', 'library', 'charity', 'housing', 'fire service', 'club', 'other')),
  name           text not null,
  folded_name    text collate "C" not null,
  ods_code       text check (ods_code ~ '^[A-Z0-9]{1,6}$'),
  address        text not null default '',
  postcode       text,
  phone          text,
  team_id        uuid,
  closed_on      date,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, ods_code),
  foreign key (partnership_id, team_id) references team
);
create index organisation_by_name on organisation (partnership_id, kind, folded_name, id);
create index organisation_of_any_kind_by_name on organisation (partnership_id, folded_name, id);
comment on column organisation.team_id is 'The team that answers people of this practice, when one does.';
alter table organisation enable row level security;
create policy anybody_reads_organisations on organisation for select using (partnership_id = viewer_partnership());
create policy administrators_add_organisations on organisation for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_change_organisations on organisation for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select on organisation to livewell_app, livewell_counting, livewell_background;
grant insert on organisation to livewell_app;
grant update (kind, name, folded_name, ods_code, address, postcode, phone, team_id, closed_on, version) on organisation to livewell_app;

create table membership (
  partnership_id        uuid not null references partnership,
  id                    uuid not null,
  account_id            uuid,
  name                  text not null,
  sort_name             text collate "C" not null generated always as (lower(name collate "C")) stored,
  hats                  text[] not null check (cardinality(hats) > 0 and hats <@ array['person', 'supporter', 'referrer', 'health coach', 'link worker', 'group leader', 'volunteer', 'evaluator', 'commissioner', 'administrator']),
  team_ids              uuid[] not null default '{}',
  covering_team_ids     uuid[] not null default '{}',
  covering_until        date,
  organisation_ids      uuid[] not null default '{}',
  group_ids             uuid[] not null default '{}',
  person_id             uuid,
  invited_email         text,
  invited_by            uuid,
  invited_by_name       text,
  invitation_hash       text,
  invitation_expires_at timestamptz,
  joined_at             timestamptz,
  left_at               timestamptz,
  version               integer not null default 1,
  created_at            timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, account_id),
  unique (partnership_id, invitation_hash),
  foreign key (partnership_id, invited_by) references membership
);
create index membership_by_name on membership (partnership_id, sort_name, id);
create index membership_by_invited_email on membership (partnership_id, invited_email) where invited_email is not null;
create index membership_of_person on membership (partnership_id, person_id) where person_id is not null;
comment on table membership is 'Somebody''s place in a partnership: their hats, and all that those hats reach. One row, so that reach is one read.';
comment on column membership.account_id is 'auth.account.id, empty until they have joined. Not readable by the application role: a membership is never followed to another partnership.';
comment on column membership.sort_name is 'The name as lists are sorted by it, made by the database so that nobody forgets to.';
comment on column membership.invited_by_name is 'The name as it was then: somebody with an invitation in hand reads who invites them without reaching other memberships.';
comment on column membership.invitation_hash is 'Hash of the link in the invitation; wiped when they join.';
alter table membership enable row level security;
create policy somebody_reads_their_own_membership on membership for select using (account_id = viewer_account());
create policy colleagues_read_memberships on membership for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy somebody_invited_reads_their_invitation on membership for select
  using (partnership_id = viewer_partnership() and invitation_hash = viewer_token());
-- A row has to stay in sight of whoever changes it: it leaves the account in the statement that ends it.
create policy somebody_reads_the_membership_they_act_as on membership for select
  using (partnership_id = viewer_partnership() and id = viewer_membership());
create policy somebody_leaves_for_good on membership for update
  using (partnership_id = viewer_partnership() and id = viewer_membership() and account_id = viewer_account())
  with check (partnership_id = viewer_partnership() and id = viewer_membership() and account_id is null and left_at is not null);
create policy somebody_invited_joins on membership for update
  using (partnership_id = viewer_partnership() and invitation_hash = viewer_token())
  with check (partnership_id = viewer_partnership() and account_id = viewer_account());
create policy administrators_add_memberships on membership for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy workers_invite_people_and_supporters on membership for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker') and hats <@ array['person', 'supporter'] and invited_by = viewer_membership());
create policy administrators_change_memberships on membership for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select (partnership_id, id, name, sort_name, hats, team_ids, covering_team_ids, covering_until, organisation_ids, group_ids, person_id, invited_email, invited_by, invited_by_name, invitation_expires_at, joined_at, left_at, version, created_at) on membership to livewell_app;
grant insert on membership to livewell_app;
grant update (account_id, name, hats, team_ids, covering_team_ids, covering_until, organisation_ids, group_ids, person_id, invited_email, invitation_hash, invitation_expires_at, joined_at, left_at, version) on membership to livewell_app;

create table hat_worn (
  partnership_id uuid not null,
  membership_id  uuid not null,
  account_id     uuid not null,
  hat            text not null,
  primary key (partnership_id, membership_id),
  foreign key (partnership_id, membership_id) references membership on delete cascade
);
comment on table hat_worn is 'Which of their hats somebody acts as. Apart from the membership, so that nobody can write to their own hats.';
alter table hat_worn enable row level security;
create policy somebody_chooses_the_hat_they_act_as on hat_worn for all
  using (account_id = viewer_account())
  with check (partnership_id = viewer_partnership() and membership_id = viewer_membership() and account_id = viewer_account());
-- A commissioner has other hats to change to, like anybody.
grant select, insert, update (hat) on hat_worn to livewell_app, livewell_figures;
-- Goes with the account.
grant delete on hat_worn to livewell_app;

create table practice_import (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  state          text not null check (state in ('checked', 'switched in', 'given up')),
  file_name      text not null,
  found          integer not null default 0,
  left_out       jsonb not null default '{}',
  rejected       integer not null default 0,
  made_by        uuid not null,
  made_at        timestamptz not null default now(),
  switched_in_at timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, made_by) references membership
);
comment on table practice_import is 'A list of GP practices that was uploaded and checked whole; nothing is used until it is switched in.';
create table practice_import_row (
  partnership_id uuid not null,
  import_id      uuid not null,
  line           integer not null,
  practice       jsonb,
  problem        text,
  raw            text,
  primary key (partnership_id, import_id, line),
  foreign key (partnership_id, import_id) references practice_import on delete cascade,
  check ((practice is null) <> (problem is null))
);
alter table practice_import enable row level security;
alter table practice_import_row enable row level security;
create policy administrators_import_practices on practice_import for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_import_practice_rows on practice_import_row for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert, update (state, found, left_out, rejected, switched_in_at) on practice_import to livewell_app;
grant select, insert, delete on practice_import_row to livewell_app;
