-- While two are joined, somebody may just be writing about the one put aside: what they wrote is there a moment after everything moved. It is
-- looked for once more, and follows.
alter table joining add column settled_at timestamptz;
comment on column joining.settled_at is 'When what was being written while they were joined had followed, too.';
create index joining_to_settle on joining (partnership_id, joined_at) where settled_at is null and apart_at is null;
grant select (id, aside_team_id, moved, joined_at, settled_at), update (moved, settled_at) on joining to livewell_background;
