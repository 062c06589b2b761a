-- The feed is read by programs that nobody knows, so it has a role of its own, which has a right to published tables and to nothing else.
do $$
begin
  if not exists (select from pg_roles where rolname = 'livewell_feed') then
    create role livewell_feed nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then
  null; -- Roles belong to the whole server: another database of it may be migrating at the same moment.
end
$$;

grant usage on schema public to livewell_feed;
grant select (partnership_id, slug, name, about, email, time_zone, created_at) on partnership to livewell_feed;
grant select on organiser, entry, entry_place, schedule, schedule_exception, cost_option, entry_contact, taxonomy, term, entry_term, listing, place, keeping_rules, search_word, synonym
  to livewell_feed;

-- A page of the feed is found by its number, as the standard has it: counted and skipped over in this index, without touching the table.
create index entry_in_feed on entry (partnership_id, id) include (state, last_checked_on, version);
create index entry_place_by_latitude on entry_place (partnership_id, latitude, longitude) where latitude is not null;
