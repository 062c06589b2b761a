-- Ten questions for oneself after a conversation. Whoever answered them reads them, and nobody else.

create table reflection (
  partnership_id uuid not null,
  id             uuid not null,
  membership_id  uuid not null,
  looked_back_on date not null,
  version_asked  smallint not null,
  answers        jsonb not null default '{}',
  note           text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, membership_id) references membership
);
create index reflection_of_member on reflection (partnership_id, membership_id, looked_back_on desc, id desc);
comment on table reflection is 'What a worker answered to themself after a conversation. It names no person and no conversation.';
comment on column reflection.answers is 'By the key of a question, 1 to 3. What did not come up is absent.';
alter table reflection enable row level security;
create policy a_worker_looks_back_alone on reflection for all
  using (partnership_id = viewer_partnership() and membership_id = viewer_membership())
  with check (partnership_id = viewer_partnership() and membership_id = viewer_membership());
create policy the_house_forgets_reflections on reflection for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert, delete on reflection to livewell_app;
grant select (partnership_id, membership_id), delete on reflection to livewell_background;
