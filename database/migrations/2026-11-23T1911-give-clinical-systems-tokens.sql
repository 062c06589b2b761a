-- A clinical system may show who it is by signing with a key of its own, of which we hold the public half; it is then given a token for minutes.
alter table clinical_system add column public_keys jsonb;
comment on column clinical_system.public_keys is 'A JSON Web Key Set of public keys, pasted by an administrator. Never fetched from anywhere.';
grant select (public_keys), update (public_keys) on clinical_system to livewell_app;
grant select (public_keys) on clinical_system to livewell_clinical;

create table clinical_token (
  partnership_id uuid not null,
  token_hash     text not null,
  system_id      uuid not null,
  may            text[] not null check (cardinality(may) > 0 and may <@ array['send', 'follow']),
  expires_at     timestamptz not null,
  primary key (partnership_id, token_hash),
  foreign key (partnership_id, system_id) references clinical_system
);
create index clinical_token_of_system on clinical_token (partnership_id, system_id, expires_at);
comment on table clinical_token is 'Tokens that clinical systems were given for some minutes, by their hash.';
alter table clinical_token enable row level security;
create policy a_token_is_known_to_whoever_holds_it on clinical_token for select to livewell_clinical
  using (partnership_id = viewer_partnership() and (token_hash = viewer_token() or system_id = viewer_system()));
create policy a_system_is_given_tokens on clinical_token for insert to livewell_clinical
  with check (partnership_id = viewer_partnership() and system_id = viewer_system());
create policy a_system_leaves_old_tokens on clinical_token for delete to livewell_clinical
  using (partnership_id = viewer_partnership() and system_id = viewer_system());
grant select, insert, delete on clinical_token to livewell_clinical;

create table clinical_assertion (
  partnership_id uuid not null,
  system_id      uuid not null,
  jti_hash       text not null,
  expires_at     timestamptz not null,
  primary key (partnership_id, system_id, jti_hash),
  foreign key (partnership_id, system_id) references clinical_system
);
create index clinical_assertion_by_end on clinical_assertion (partnership_id, system_id, expires_at);
comment on table clinical_assertion is 'What systems signed to be given a token, until it would run out: the same again is refused.';
alter table clinical_assertion enable row level security;
create policy a_system_uses_what_it_signed_once on clinical_assertion for all to livewell_clinical
  using (partnership_id = viewer_partnership() and system_id = viewer_system());
grant select, insert, delete on clinical_assertion to livewell_clinical;
