-- How somebody moved on, in both voices; what a worker promised; and what a worker wants to be reminded of.

create table moving_on (
  partnership_id uuid not null references partnership,
  support_id     uuid not null,
  version        integer not null,
  person_id      uuid not null,
  team_id        uuid not null,
  stays_open     text not null,
  their_words    text not null default '',
  our_words      text not null default '',
  gives_back     text not null default '',
  goals          jsonb not null default '[]',
  moved_on       date not null,
  by_membership  uuid not null,
  by_name        text not null,
  primary key (partnership_id, support_id, version),
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership
);
create index moving_on_of_person on moving_on (partnership_id, person_id);
comment on table moving_on is 'What a person and a worker said when support came to an end: the letter that is the person''s is made of it. Somebody who comes back may move on again.';
comment on column moving_on.goals is 'Of each goal, by its id: how far it came, as the person and as the worker see it. The words of goals stay sealed where they are.';
comment on column moving_on.gives_back is 'What they might like to give back, in their words.';
alter table moving_on enable row level security;
create policy workers_read_how_people_of_their_teams_moved_on on moving_on for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_how_they_moved_on on moving_on for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_write_down_how_somebody_moved_on on moving_on for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
grant select, insert on moving_on to livewell_app;

create table promise (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  support_id      uuid not null,
  conversation_id uuid not null,
  person_id       uuid not null,
  team_id         uuid not null,
  words           text not null,
  until_on        date not null,
  by_membership   uuid not null,
  by_name         text not null,
  done_on         date,
  primary key (partnership_id, id),
  foreign key (partnership_id, support_id) references support on delete cascade,
  foreign key (partnership_id, conversation_id) references conversation on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership
);
create index promise_of_worker on promise (partnership_id, by_membership, until_on, id) where done_on is null;
create index promise_of_person on promise (partnership_id, person_id);
comment on table promise is 'What a worker said they would do in a conversation, until when, and when it was done. The person reads it.';
alter table promise enable row level security;
create policy workers_read_promises_of_their_teams on promise for select
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_reads_what_was_promised on promise for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy workers_promise on promise for insert
  with check (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
create policy workers_of_the_team_tick_promises_off on promise for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
grant select, insert on promise to livewell_app;
grant update (done_on) on promise to livewell_app;

create table reminder (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  person_id      uuid not null,
  team_id        uuid not null,
  by_membership  uuid not null,
  remind_on      date not null,
  words          text not null,
  done_on        date,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person on delete cascade,
  foreign key (partnership_id, team_id) references team,
  foreign key (partnership_id, by_membership) references membership
);
create index reminder_of_worker on reminder (partnership_id, by_membership, remind_on, id) where done_on is null;
create index reminder_of_person on reminder (partnership_id, person_id);
comment on table reminder is 'What a worker wants to be reminded of about somebody, on a day. Theirs alone.';
alter table reminder enable row level security;
create policy a_reminder_is_its_writers_own on reminder for all
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()) and by_membership = viewer_membership());
grant select, insert on reminder to livewell_app;
grant update (done_on) on reminder to livewell_app;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['moving_on', 'promise', 'reminder'] loop
    execute format('create policy found_to_follow_their_person on %I for select to livewell_background using (partnership_id = viewer_partnership())', table_name);
    execute format('create policy rows_follow_their_person on %I for update to livewell_background using (partnership_id = viewer_partnership())', table_name);
    execute format('grant select (partnership_id, person_id, team_id), update (team_id) on %I to livewell_background', table_name);
  end loop;
end
$$;
