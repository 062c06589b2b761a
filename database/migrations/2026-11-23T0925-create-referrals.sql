create table referral (
  partnership_id     uuid not null references partnership,
  id                 uuid not null,
  reference          text not null,
  person_id          uuid not null,
  team_id            uuid not null,
  organisation_id    uuid,
  way_in             text not null check (way_in in ('self', 'consultation', 'annual check', 'practice list', 'social care', 'voluntary sector', 'family or friend', 'community')),
  state              text not null default 'received' check (state in ('received', 'accepted', 'declined', 'withdrawn')),
  own_words          text not null,
  referrer_name      text,
  referrer_role      text,
  referrer_contact   text,
  person_agreed      boolean not null,
  may_tell_referrer  boolean not null default false,
  made_by            uuid,
  received_at        timestamptz not null default now(),
  answered_at        timestamptz,
  answered_by        uuid,
  declined_because   text,
  version            integer not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, organisation_id) references organisation,
  foreign key (partnership_id, made_by) references membership,
  foreign key (partnership_id, answered_by) references membership,
  check (person_agreed)
);
create index referral_waiting on referral (partnership_id, team_id, state, received_at, id);
create index referral_of_person on referral (partnership_id, person_id, received_at);
comment on table referral is 'A request that the partnership get in touch with a person, by any way in, their own included.';
comment on column referral.own_words is 'What the person would like, as they said it. Never rewritten by staff.';
comment on column referral.person_agreed is 'Nobody is referred who has not agreed, so this is always true; it is asked, and stands as what was said.';
comment on column referral.may_tell_referrer is 'The person agreed that whoever referred them may hear what became of it.';
comment on column referral.declined_because is 'Written for the referrer and the person to read.';
alter table referral enable row level security;
create policy workers_read_referrals_to_their_teams on referral for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_referrals on referral for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy anybody_asks_for_support on referral for insert
  with check (partnership_id = viewer_partnership() and state = 'received' and made_by is not distinct from viewer_membership());
create policy workers_answer_referrals_to_their_teams on referral for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy figures_count_referrals on referral for select to livewell_counting using (partnership_id = viewer_partnership());
-- No delete: a referral is withdrawn, or goes with the person.
grant select, insert on referral to livewell_app;
grant update (state, answered_at, answered_by, declined_because, version) on referral to livewell_app;
grant select (partnership_id, id, person_id, team_id, organisation_id, way_in, state, received_at, answered_at) on referral to livewell_counting;

create table referral_history (
  partnership_id uuid not null,
  referral_id    uuid not null,
  version        integer not null,
  team_id        uuid not null,
  person_id      uuid not null,
  state          text not null,
  reason         text,
  by_membership  uuid,
  by_name        text not null,
  at             timestamptz not null default now(),
  primary key (partnership_id, referral_id, version),
  foreign key (partnership_id, referral_id) references referral on delete cascade
);
alter table referral_history enable row level security;
create policy workers_read_what_became_of_referrals on referral_history for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_what_became_of_theirs on referral_history for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy history_is_added_to on referral_history for insert with check (partnership_id = viewer_partnership());
grant select, insert on referral_history to livewell_app;

create table referral_progress (
  partnership_id  uuid not null,
  referral_id     uuid not null,
  reference       text not null,
  team_id         uuid not null,
  organisation_id uuid,
  made_by         uuid,
  called_name     text not null,
  state           text not null,
  told            text not null default '',
  changed_at      timestamptz not null default now(),
  primary key (partnership_id, referral_id),
  foreign key (partnership_id, referral_id) references referral on delete cascade
);
create index referral_progress_of_organisation on referral_progress (partnership_id, organisation_id, changed_at desc, referral_id);
create index referral_progress_of_member on referral_progress (partnership_id, made_by, changed_at desc, referral_id);
comment on table referral_progress is 'All that a referrer sees of a referral, and only as far as the person agreed. Never the person''s row.';
comment on column referral_progress.called_name is 'The name the referrer gave, so that they recognise whom they referred.';
alter table referral_progress enable row level security;
create policy whoever_refers_leaves_a_row on referral_progress for insert
  with check (partnership_id = viewer_partnership() and made_by is not distinct from viewer_membership());
create policy referrers_read_progress_of_theirs on referral_progress for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('referrer', 'supporter') and made_by = viewer_membership());
create policy referrers_read_progress_of_their_organisation on referral_progress for select
  using (partnership_id = viewer_partnership() and viewer_hat() = 'referrer' and organisation_id = any (viewer_organisations()));
create policy workers_read_progress_they_tell on referral_progress for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy workers_tell_progress on referral_progress for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
grant select, insert on referral_progress to livewell_app;
grant update (state, told, team_id, changed_at) on referral_progress to livewell_app;
