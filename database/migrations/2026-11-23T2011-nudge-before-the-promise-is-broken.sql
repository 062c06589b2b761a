alter table partnership add column late_tells_administrator integer not null default 3 check (late_tells_administrator between 1 and 60);
comment on column partnership.late_tells_administrator is 'So many working days past the promise, administrators hear that somebody waits for a team.';
grant update (late_tells_administrator) on partnership to livewell_app;

create table nudge (
  partnership_id uuid not null,
  membership_id  uuid not null,
  wants          boolean not null default true,
  told_on        date,
  primary key (partnership_id, membership_id),
  foreign key (partnership_id, membership_id) references membership on delete cascade
);
comment on table nudge is 'Whether a worker or an administrator wants the message about people who wait, and the day they last had it. Without a row they do.';
alter table nudge enable row level security;
create policy somebody_turns_their_own_nudges_on_and_off on nudge for all
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy the_nudger_tells_once_a_day on nudge for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, update (wants) on nudge to livewell_app;
grant select, insert, update (told_on) on nudge to livewell_background;
grant select (covering_team_ids, covering_until) on membership to livewell_background;
