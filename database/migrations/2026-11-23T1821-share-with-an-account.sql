-- Pages that were shared by a link can be opened with a supporter's account instead: whoever has the link and its code asks for that, and
-- the owner of the plan says yes. Then the link opens nothing any more.

alter table plan_share
  add column asked_by uuid,
  add column asked_by_name text not null default '',
  add foreign key (partnership_id, asked_by) references membership;
comment on column plan_share.asked_by is 'Who opened the link with its code, has an account here, and would like to open the pages with that.';
create policy whoever_opened_a_link_asks_for_more on plan_share for update
  using (partnership_id = viewer_partnership() and taken_back_at is null and token_hash = viewer_token());
-- Who may reach a share is one of four, so a link cannot be given to an account but by its owner, who takes the link away with it.
grant update (asked_by, asked_by_name, membership_id, with_kind) on plan_share to livewell_app;
