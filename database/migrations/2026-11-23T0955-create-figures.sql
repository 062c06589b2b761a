create table figure (
  partnership_id uuid not null references partnership,
  key            text not null,
  shown          jsonb not null,
  made_at        timestamptz not null,
  primary key (partnership_id, key)
);
comment on table figure is 'Figures ready to be shown: counted from everybody, small numbers already hidden. All that a commissioner reaches.';
alter table figure enable row level security;
create policy figures_are_read on figure for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('evaluator', 'commissioner', 'administrator'));
create policy counting_replaces_figures on figure for all to livewell_counting using (partnership_id = viewer_partnership());
grant select on figure to livewell_app, livewell_figures;
grant select, insert, update, delete on figure to livewell_counting;
