-- Giving many people to colleagues says how many it was about, though some move to another team meanwhile, and why somebody stayed.

alter table reassignment add column people integer not null default 0;
comment on column reassignment.people is 'How many it was about when it was planned. Whoever moves to another team is no longer seen by this one.';
alter table reassigned add column stayed_because text check (stayed_because in ('changed', 'colleague left'));
comment on column reassigned.stayed_because is 'Why somebody was left out or stays. Null while they were moved.';
grant update (stayed_because) on reassigned to livewell_app;
