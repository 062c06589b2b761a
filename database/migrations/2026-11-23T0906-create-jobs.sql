-- The job queue keeps its own tables in here; jobs carry an id and nothing else.
create schema jobs;
grant usage, create on schema jobs to livewell_jobs;
