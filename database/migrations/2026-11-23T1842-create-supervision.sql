-- Supervision: who supervises whom, when they talk next, what both bring to it and what was agreed.

alter table membership add column supervises uuid[] not null default '{}';
comment on column membership.supervises is 'Memberships of those they supervise now. Here, so that reach is one read; kept by whoever sets up supervision.';
grant select (supervises), update (supervises) on membership to livewell_app;

create function viewer_supervises() returns uuid[] stable parallel safe language sql
  return string_to_array(nullif(current_setting('livewell.supervises', true), ''), ',')::uuid[];
comment on function viewer_supervises() is 'Memberships of those whom the viewer supervises now. A row that its author and their supervisor read is compared with it: by_membership = any (viewer_supervises()).';

create table supervision_pair (
  partnership_id  uuid not null references partnership,
  id              uuid not null,
  supervisor_id   uuid not null,
  supervisor_name text not null,
  worker_id       uuid not null,
  worker_name     text not null,
  rhythm          text not null default 'every month' check (rhythm in ('every two weeks', 'every month', 'every two months')),
  next_on         date,
  last_on         date,
  ended_on        date,
  version         integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, supervisor_id) references membership,
  foreign key (partnership_id, worker_id) references membership,
  check (supervisor_id <> worker_id)
);
create unique index supervision_pair_of_worker on supervision_pair (partnership_id, worker_id) where ended_on is null;
create index supervision_pair_of_supervisor on supervision_pair (partnership_id, supervisor_id, next_on) where ended_on is null;
create index supervision_pair_by_day on supervision_pair (partnership_id, next_on, id) where ended_on is null;
create index supervision_pair_ended on supervision_pair (partnership_id, ended_on) where ended_on is not null;
comment on table supervision_pair is 'Who supervises whom, and when they talk. Administrators see the days, and nothing of what is said.';
alter table supervision_pair enable row level security;
create policy the_two_read_their_supervision on supervision_pair for select
  using (partnership_id = viewer_partnership() and viewer_membership() in (supervisor_id, worker_id));
create policy the_two_say_when_they_talk on supervision_pair for update
  using (partnership_id = viewer_partnership() and viewer_membership() in (supervisor_id, worker_id));
create policy administrators_set_up_supervision on supervision_pair for all
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator');
create policy the_house_forgets_supervision on supervision_pair for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on supervision_pair to livewell_app;
grant update (supervisor_name, worker_name, rhythm, next_on, last_on, ended_on, version) on supervision_pair to livewell_app;
grant select (partnership_id, id, ended_on), delete on supervision_pair to livewell_background;

create table supervision_item (
  partnership_id uuid not null,
  id             uuid not null,
  pair_id        uuid not null,
  supervisor_id  uuid not null,
  worker_id      uuid not null,
  words          text not null,
  by_membership  uuid not null,
  by_name        text not null,
  added_at       timestamptz not null,
  talked_on      date,
  primary key (partnership_id, id),
  foreign key (partnership_id, pair_id) references supervision_pair on delete cascade
);
create index supervision_item_of_pair on supervision_item (partnership_id, pair_id, id) where talked_on is null;
comment on table supervision_item is 'What one of the two would like to talk about.';
alter table supervision_item enable row level security;
create policy the_two_keep_their_agenda on supervision_item for all
  using (partnership_id = viewer_partnership() and viewer_membership() in (supervisor_id, worker_id))
  with check (partnership_id = viewer_partnership() and viewer_membership() in (supervisor_id, worker_id));
grant select, insert, update (talked_on), delete on supervision_item to livewell_app;

create table supervision_talk (
  partnership_id uuid not null,
  id             uuid not null,
  pair_id        uuid not null,
  supervisor_id  uuid not null,
  worker_id      uuid not null,
  held_on        date not null,
  talked_about   text[] not null default '{}',
  agreed         text not null,
  by_membership  uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, pair_id) references supervision_pair on delete cascade
);
create index supervision_talk_of_pair on supervision_talk (partnership_id, pair_id, held_on desc, id desc);
comment on table supervision_talk is 'What two agreed in supervision. Theirs alone: no administrator reads it.';
alter table supervision_talk enable row level security;
create policy the_two_read_what_they_agreed on supervision_talk for select
  using (partnership_id = viewer_partnership() and viewer_membership() in (supervisor_id, worker_id));
create policy one_of_the_two_writes_down_what_they_agreed on supervision_talk for insert
  with check (partnership_id = viewer_partnership() and viewer_membership() in (supervisor_id, worker_id) and by_membership = viewer_membership());
-- No update: what was agreed stays, and the next talk may agree something else.
grant select, insert on supervision_talk to livewell_app;
