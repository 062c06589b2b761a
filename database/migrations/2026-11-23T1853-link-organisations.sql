create table organisation_link (
  partnership_id  uuid not null,
  organisation_id uuid not null,
  code            text not null check (code ~ '^[2-9A-HJ-NP-Z]{10}$'),
  made_by_name    text not null,
  made_at         timestamptz not null default now(),
  primary key (partnership_id, organisation_id),
  unique (partnership_id, code),
  foreign key (partnership_id, organisation_id) references organisation
);
comment on table organisation_link is 'The public link of an organisation, for a poster or a card: whoever follows it refers for that organisation, without an account. It opens a form and nothing else.';
comment on column organisation_link.code is 'Made anew, the old one stops.';
alter table organisation_link enable row level security;
create policy anybody_follows_the_link_of_an_organisation on organisation_link for select using (partnership_id = viewer_partnership());
create policy referrers_and_administrators_make_links on organisation_link for all
  using (partnership_id = viewer_partnership() and (viewer_hat() = 'administrator' or (viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()))));
grant select, insert on organisation_link to livewell_app;
grant update (code, made_by_name, made_at) on organisation_link to livewell_app;
