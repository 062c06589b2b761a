-- How much support is usual here, how active somebody feels in their own health, and support that rests or begins again.

create table support_guide (
  partnership_id       uuid not null references partnership,
  coach_talks          integer not null default 5 check (coach_talks between 1 and 50),
  link_work_talks      integer not null default 8 check (link_work_talks between 1 and 50),
  days_without_word    integer not null default 30 check (days_without_word between 1 and 365),
  has_licensed_measure boolean not null default false,
  version              integer not null default 1,
  primary key (partnership_id)
);
comment on table support_guide is 'What is usual in a partnership. A guide and never a gate: going on needs a reason in a line. Without a row, our defaults hold.';
comment on column support_guide.has_licensed_measure is 'Whether the partnership holds a licence for a measure of activation, so that its level and score may be entered. The measure itself is nowhere here.';
alter table support_guide enable row level security;
create policy members_read_the_guide on support_guide for select using (partnership_id = viewer_partnership() and viewer_hat() is not null);
create policy administrators_set_the_guide on support_guide for insert with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy administrators_change_the_guide on support_guide for update using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
grant select, insert on support_guide to livewell_app;
grant update (coach_talks, link_work_talks, days_without_word, has_licensed_measure, version) on support_guide to livewell_app;

alter table support drop constraint support_state_check;
alter table support add constraint support_state_check check (state in ('coaching', 'link work', 'paused', 'ended'));
alter table support
  add column resumes_as text check (resumes_as in ('coaching', 'link work')),
  add column resumes_on date,
  add column talks_in_state integer not null default 0,
  add column activation_due_on date;
comment on column support.resumes_as is 'What it was before it was paused or ended, and is again when it goes on.';
comment on column support.resumes_on is 'When it is meant to go on, while it is paused.';
comment on column support.talks_in_state is 'Conversations since coaching, or link work, began: what the guide of the partnership is about.';
comment on column support.activation_due_on is 'When activation is asked again: three months after it was.';
grant update (resumes_as, resumes_on, talks_in_state, activation_due_on) on support to livewell_app;
create index support_activation_due on support (partnership_id, led_by, activation_due_on) where activation_due_on is not null and state in ('coaching', 'link work');

-- Talks of coaching are all of them; of link work, those since the link worker took over.
update support s set talks_in_state = conversations where state = 'coaching';
update support s set talks_in_state = (
  select count(*) from conversation c
  where c.partnership_id = s.partnership_id and c.support_id = s.id
    and c.held_on >= (select min(h.at)::date from support_history h where h.partnership_id = s.partnership_id and h.support_id = s.id and h.state = 'link work')
) where state = 'link work';

create table activation (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  support_id     uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  level          integer not null check (level between 1 and 4),
  score          numeric(4, 1) check (score between 0 and 100),
  how            text not null check (how in ('agreed together', 'licensed measure')),
  in_their_words text not null default '',
  agreed_on      date not null,
  by_membership  uuid not null,
  by_name        text not null,
  created_at     timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership,
  check (score is null or how = 'licensed measure')
);
create index activation_of_person on activation (partnership_id, person_id, agreed_on, id);
comment on table activation is 'How confident somebody feels in looking after their own health: one of four levels, agreed together or entered from a licensed measure. Asked again each three months; none is changed.';
alter table activation enable row level security;
create policy workers_read_activation_of_their_teams on activation for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_their_activation on activation for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_write_activation_down on activation for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
grant select, insert on activation to livewell_app;

alter table support_history add column what text check (what in ('way forward'));
comment on column support_history.what is 'What was done, when neither the state nor the lead changed.';
