-- Clinical systems send referrals and read what became of theirs. They are programs, so they have a role of their own: it adds a referral, reads
-- back the small row of progress of its organisation, and never a row of a person.
do $$
begin
  if not exists (select from pg_roles where rolname = 'livewell_clinical') then
    create role livewell_clinical nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then
  null; -- Roles belong to the whole server: another database of it may be migrating at the same moment.
end
$$;

create function viewer_system() returns uuid stable parallel safe language sql
  return nullif(current_setting('livewell.system', true), '')::uuid;
comment on function viewer_system() is 'The clinical system that asks.';

create table clinical_system (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  organisation_id uuid not null,
  name            text not null,
  may             text[] not null check (cardinality(may) > 0 and may <@ array['send', 'follow']),
  way_in          text not null check (way_in in ('consultation', 'annual check', 'social care', 'voluntary sector', 'community')),
  also_codes      text[] not null default '{}',
  key_hash        text,
  key_made_at     timestamptz,
  revoked_at      timestamptz,
  last_used_on    date,
  made_by         uuid not null,
  made_at         timestamptz not null default now(),
  version         integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, key_hash),
  foreign key (partnership_id, organisation_id) references organisation,
  foreign key (partnership_id, made_by) references membership
);
comment on table clinical_system is 'A program of an organisation that may send us referrals, and read back what became of them.';
comment on column clinical_system.may is 'Send referrals; follow what became of those its organisation sent.';
comment on column clinical_system.also_codes is 'SNOMED CT codes that it uses for a referral to us besides the national one, as the administrator was told.';
comment on column clinical_system.key_hash is 'The hash of its key. The key is shown once, and kept nowhere.';
alter table clinical_system enable row level security;
create policy administrators_read_clinical_systems on clinical_system for select
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_add_clinical_systems on clinical_system for insert
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator' and made_by = viewer_membership());
create policy administrators_change_clinical_systems on clinical_system for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy a_system_is_known_by_its_key on clinical_system for select to livewell_clinical
  using (partnership_id = viewer_partnership() and key_hash = viewer_token());
create policy a_system_knows_itself on clinical_system for select to livewell_clinical
  using (partnership_id = viewer_partnership() and id = viewer_system());
create policy a_system_notes_that_it_was_here on clinical_system for update to livewell_clinical
  using (partnership_id = viewer_partnership() and id = viewer_system());
-- No delete: what it sent points to it.
grant select (partnership_id, id, organisation_id, name, may, way_in, also_codes, key_made_at, revoked_at, last_used_on, made_by, made_at, version) on clinical_system to livewell_app;
grant insert on clinical_system to livewell_app;
grant update (name, may, way_in, also_codes, key_hash, key_made_at, revoked_at, version) on clinical_system to livewell_app;
grant select (partnership_id, id, organisation_id, name, may, way_in, also_codes, key_hash, revoked_at, last_used_on) on clinical_system to livewell_clinical;
grant update (last_used_on) on clinical_system to livewell_clinical;

create table clinical_request (
  partnership_id  uuid not null,
  referral_id     uuid not null,
  person_id       uuid not null,
  organisation_id uuid not null,
  system_id       uuid not null,
  kind            text not null check (kind in ('message', 'request')),
  message_id      text collate "C" not null check (length(message_id) <= 300),
  contents_hash   text not null,
  identifiers     jsonb not null default '[]',
  intent          text not null,
  code            text,
  authored_at     timestamptz,
  left_out        jsonb not null default '[]',
  received_at     timestamptz not null default now(),
  primary key (partnership_id, referral_id),
  unique (partnership_id, organisation_id, kind, message_id),
  foreign key (partnership_id, referral_id) references referral on delete cascade,
  foreign key (partnership_id, organisation_id) references organisation,
  foreign key (partnership_id, system_id) references clinical_system
);
comment on table clinical_request is 'What came from a clinical system and became a referral: by what it is known again when it is sent twice, and what its sender calls it.';
comment on column clinical_request.contents_hash is 'The hash of what was sent, so that the same id with other contents is noticed. The contents are not kept.';
comment on column clinical_request.left_out is 'What of it was not kept, or is doubtful, as its sender was told. Says where, never what.';
alter table clinical_request enable row level security;
create policy a_system_keeps_what_it_sent on clinical_request for insert to livewell_clinical
  with check (partnership_id = viewer_partnership() and organisation_id = any (viewer_organisations()) and system_id = viewer_system());
create policy a_system_reads_what_its_organisation_sent on clinical_request for select to livewell_clinical
  using (partnership_id = viewer_partnership() and organisation_id = any (viewer_organisations()));
create policy a_person_reads_what_was_sent_about_them on clinical_request for select to livewell_app
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
grant select, insert on clinical_request to livewell_clinical;
grant select on clinical_request to livewell_app;

create policy systems_read_progress_of_their_organisation on referral_progress for select to livewell_clinical
  using (partnership_id = viewer_partnership() and organisation_id = any (viewer_organisations()));
create index referral_progress_by_change on referral_progress (partnership_id, organisation_id, changed_at, referral_id);
grant usage on schema public to livewell_clinical;
grant select (partnership_id, slug, name, phone, time_zone, answers_within_days, staff_need_totp) on partnership to livewell_clinical;
grant select (partnership_id, id, name, area, outward_codes, takes_the_rest) on team to livewell_clinical;
grant select (partnership_id, id, kind, name, ods_code, team_id, closed_on) on organisation to livewell_clinical;
grant select on referral_progress to livewell_clinical;
grant insert on person, referral, referral_history, referral_progress, audit_entry, outbox to livewell_clinical;
