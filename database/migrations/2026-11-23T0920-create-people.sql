create table person (
  partnership_id      uuid not null references partnership,
  id                  uuid not null,
  team_id             uuid not null,
  name                text not null,
  folded_name         text collate "C" not null,
  born_on             date,
  phone               text,
  email               text,
  address             text not null default '',
  postcode            text,
  reach_by            text not null check (reach_by in ('phone', 'text', 'email', 'letter', 'somebody else')),
  reach_note          text not null default '',
  may_leave_message   boolean not null default false,
  organisation_id     uuid,
  matters             text not null default '',
  good_at             text not null default '',
  what_helps          text not null default '',
  counts_in_evaluation boolean not null default false,
  version             integer not null default 1,
  created_at          timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, organisation_id) references organisation
);
create index person_of_team_by_name on person (partnership_id, team_id, folded_name, id);
comment on table person is 'Somebody who may be supported.';
comment on column person.team_id is 'The team that answers or supports them now: its members reach this row.';
comment on column person.folded_name is 'Lower case, without accents and marks. Searched by equality and range, which row-level security can use an index for.';
comment on column person.reach_note is 'How to reach them safely, in their words: who may answer, when not to ring.';
comment on column person.matters is 'What matters to them, as they said it.';
comment on column person.counts_in_evaluation is 'They agreed that their figures, never their name, may be counted.';
alter table person enable row level security;
create policy workers_read_people_of_their_teams on person for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_themselves on person for select
  using (partnership_id = viewer_partnership() and id = viewer_person());
create policy anybody_may_be_introduced on person for insert with check (partnership_id = viewer_partnership());
create policy workers_change_people_of_their_teams on person for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_changes_themselves on person for update
  using (partnership_id = viewer_partnership() and id = viewer_person());
create policy figures_count_people on person for select to livewell_counting using (partnership_id = viewer_partnership());
-- No delete: people leave by the retention rules of the partnership, or by their own say.
grant select, insert on person to livewell_app;
grant update (team_id, name, folded_name, born_on, phone, email, address, postcode, reach_by, reach_note, may_leave_message, organisation_id, matters, good_at, what_helps, counts_in_evaluation, version) on person to livewell_app;
grant select (partnership_id, id, team_id, counts_in_evaluation, created_at) on person to livewell_counting;

alter table membership add foreign key (partnership_id, person_id) references person;
