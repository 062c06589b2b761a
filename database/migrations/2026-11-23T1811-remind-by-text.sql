-- Its check, that there is an address for it, goes with the column, and comes back below for both ways.
alter table member_wish add column before_by text check (before_by in ('email', 'text'));
update member_wish set before_by = 'email' where before_it;
alter table member_wish drop column before_it;
alter table member_wish add check (before_by is null or case before_by when 'email' then email <> '' else phone <> '' end);
comment on column member_wish.before_by is 'How they asked to be told the day before; nothing when they did not.';
grant update (before_by) on member_wish to livewell_app;

alter table waiting_place drop constraint waiting_place_reach_by_check;
alter table waiting_place add check (reach_by in ('email', 'text', 'phone'));
