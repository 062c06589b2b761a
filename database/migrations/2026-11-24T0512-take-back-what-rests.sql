-- Support that rests goes on as what its new worker does, and as what it was when that is undone.

alter table reassigned add column was_resumes_as text check (was_resumes_as in ('coaching', 'link work'));
comment on column reassigned.was_resumes_as is 'What it was to go on as when it was paused. Empty of those planned before this was kept: they go on as they are.';
