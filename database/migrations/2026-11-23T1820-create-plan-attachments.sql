-- Pictures and voice notes on the pages of a plan, sealed like its words. What they are and what they show stands in the sealed page: here
-- are bytes alone, in pieces, so that no row is large and a backup reads them a few megabytes at a time.

create table plan_attachment (
  partnership_id uuid not null,
  id             uuid not null,
  piece          integer not null,
  page_id        uuid not null,
  person_id      uuid not null,
  sealed         bytea not null,
  shared_with    uuid[] not null default '{}',
  shared_tokens  text[] not null default '{}',
  by_membership  uuid,
  added_at       timestamptz not null,
  taken_out_at   timestamptz,
  primary key (partnership_id, id, piece),
  foreign key (partnership_id, page_id) references plan_page on delete cascade,
  foreign key (partnership_id, by_membership) references membership,
  check (octet_length(sealed) <= 65536)
);
create index plan_attachment_of_page on plan_attachment (partnership_id, page_id);
create index plan_attachment_of_person on plan_attachment (partnership_id, person_id);
-- What is sealed does not get smaller.
alter table plan_attachment alter column sealed set storage external;
comment on table plan_attachment is 'A piece of a picture or a voice note on a page of somebody''s plan. All pieces in their order, opened with the key of the plan, are the file.';
comment on column plan_attachment.shared_with is 'As on its page, and nobody while the page is taken out. Kept by shareAttachments.';
comment on column plan_attachment.taken_out_at is 'It is no longer on its page: only its owner, who can look at what the page said before, and whoever added it reach it.';
alter table plan_attachment enable row level security;
create policy a_person_has_the_attachments_of_their_pages on plan_attachment for all
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy those_a_page_is_shared_with_look_at_its_attachments on plan_attachment for select
  using (partnership_id = viewer_partnership() and taken_out_at is null and
    (viewer_membership() = any (shared_with) or shared_with && viewer_teams() or shared_with && viewer_organisations() or viewer_token() = any (shared_tokens)));
create policy those_who_write_together_add_attachments on plan_attachment for insert
  with check (partnership_id = viewer_partnership() and by_membership = viewer_membership());
create policy those_who_added_one_reach_it on plan_attachment for select
  using (partnership_id = viewer_partnership() and by_membership = viewer_membership() and
    (viewer_membership() = any (shared_with) or shared_with && viewer_teams()));
create policy those_who_added_one_take_it_out on plan_attachment for update
  using (partnership_id = viewer_partnership() and by_membership = viewer_membership() and
    (viewer_membership() = any (shared_with) or shared_with && viewer_teams()));
grant select, insert, delete on plan_attachment to livewell_app;
grant update (shared_with, shared_tokens, taken_out_at) on plan_attachment to livewell_app;
