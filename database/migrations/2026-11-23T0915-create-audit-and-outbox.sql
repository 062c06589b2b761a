create table audit_entry (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  at             timestamptz not null default now(),
  membership_id  uuid,
  by_name        text not null,
  hat            text not null,
  did            text not null,
  thing          text not null,
  thing_id       uuid,
  person_id      uuid,
  reason         text,
  request_id     text not null,
  primary key (partnership_id, id)
);
create index audit_entry_of_person on audit_entry (partnership_id, person_id, id) where person_id is not null;
comment on table audit_entry is 'Who did or looked at what. Written once, never changed; read only by the person it is about.';
comment on column audit_entry.by_name is 'The name as it was then, so that a person can read who looked without reaching memberships.';
alter table audit_entry enable row level security;
create policy anybody_is_recorded on audit_entry for insert with check (partnership_id = viewer_partnership());
create policy a_person_reads_who_has_looked on audit_entry for select
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
-- No update and no delete, for anybody.
grant select, insert on audit_entry to livewell_app;
grant insert on audit_entry to livewell_figures, livewell_background;

create table outbox (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  kind           text not null,
  send_to        text not null,
  subject        text not null,
  body           text,
  person_id      uuid,
  state          text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries          integer not null default 0,
  last_problem   text,
  created_at     timestamptz not null default now(),
  sent_at        timestamptz,
  primary key (partnership_id, id)
);
create index outbox_by_state on outbox (state, created_at);
create index outbox_that_failed on outbox (partnership_id, id) where state = 'failed';
comment on table outbox is 'Messages, written in the transaction of the change that they tell of, and sent after it.';
comment on column outbox.body is 'May hold a link, so it is wiped as soon as the message is sent. Nobody but the dispatcher reads it.';
alter table outbox enable row level security;
create policy anybody_puts_in_the_outbox on outbox for insert with check (partnership_id = viewer_partnership());
create policy administrators_see_what_could_not_be_sent on outbox for select
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator' and (state = 'failed' or (state = 'waiting' and last_problem is not null)));
-- A row has to stay in sight of whoever changes it, so one that failed before is seen while it is tried again.
create policy administrators_try_again on outbox for update
  using (partnership_id = viewer_partnership() and viewer_hat() = 'administrator' and state = 'failed')
  with check (partnership_id = viewer_partnership() and viewer_hat() = 'administrator' and state = 'waiting');
create policy the_dispatcher_reads_the_outbox on outbox for all to livewell_background using (true);
grant insert on outbox to livewell_app;
grant select (partnership_id, id, kind, send_to, state, tries, last_problem, created_at) on outbox to livewell_app;
grant update (state, tries) on outbox to livewell_app;
grant select, update, delete on outbox to livewell_background;
