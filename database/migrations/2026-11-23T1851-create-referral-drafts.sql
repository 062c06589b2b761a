create table referral_draft (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  way_in          text not null check (way_in in ('self', 'consultation', 'annual check', 'practice list', 'social care', 'voluntary sector', 'family or friend', 'community')),
  made_by         uuid,
  secret_hash     text,
  organisation_id uuid,
  key             bytea,
  wrapped_with    text,
  sealed          bytea,
  changed_at      timestamptz not null default now(),
  expires_at      timestamptz not null,
  sent_at         timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, made_by) references membership on delete cascade,
  foreign key (partnership_id, organisation_id) references organisation,
  check ((made_by is null) <> (secret_hash is null)),
  check ((sealed is null) = (sent_at is not null))
);
create index referral_draft_of_member on referral_draft (partnership_id, made_by, changed_at desc) where made_by is not null;
create index referral_draft_of_browser on referral_draft (partnership_id, secret_hash, changed_at desc) where secret_hash is not null;
create index referral_draft_to_forget on referral_draft (partnership_id, expires_at);
comment on table referral_draft is 'A referral that somebody is still writing: theirs alone, by their account or by a secret their browser holds, and forgotten after some days.';
comment on column referral_draft.id is 'The id that the referral will have, so that sending twice makes one.';
comment on column referral_draft.secret_hash is 'Hash of the secret in the cookie of the browser that wrote it, when nobody was signed in.';
comment on column referral_draft.organisation_id is 'The organisation whose public link it came by.';
comment on column referral_draft.key is 'The key that what was written is sealed with, wrapped by the key of the installation. Wiped with it when it is sent.';
comment on column referral_draft.sealed is 'What was written so far. Wiped when it is sent; the row stays until it runs out, so that sending again is seen.';
alter table referral_draft enable row level security;
create policy whoever_writes_a_referral_keeps_it on referral_draft for all
  using (partnership_id = viewer_partnership() and (made_by = viewer_membership() or secret_hash = viewer_token()));
create policy drafts_are_forgotten_on_their_day on referral_draft for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, delete on referral_draft to livewell_app;
grant update (sealed, key, wrapped_with, changed_at, expires_at, sent_at) on referral_draft to livewell_app;
grant select (partnership_id, expires_at), delete on referral_draft to livewell_background;
