-- Who is looking is said once per transaction, in settings; policies only compare a row's own columns with them.
-- These functions read settings and nothing else: a policy with a subquery, or a function that reads a table,
-- could not be distributed, and would be asked again for every row.

do $$
declare
  role_name text;
begin
  foreach role_name in array array['livewell_app', 'livewell_figures', 'livewell_counting', 'livewell_background', 'livewell_accounts', 'livewell_jobs'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I nologin noinherit', role_name);
      exception when duplicate_object or unique_violation then
        null; -- Roles belong to the whole server: another database of it may be migrating at the same moment.
      end;
    end if;
  end loop;
end
$$;

grant usage on schema public to livewell_app, livewell_figures, livewell_counting, livewell_background;

create function viewer_partnership() returns uuid stable parallel safe language sql
  return nullif(current_setting('livewell.partnership', true), '')::uuid;
comment on function viewer_partnership() is 'The partnership whose address was asked for. Null outside a narrowed transaction.';

create function viewer_membership() returns uuid stable parallel safe language sql
  return nullif(current_setting('livewell.membership', true), '')::uuid;

create function viewer_account() returns uuid stable parallel safe language sql
  return nullif(current_setting('livewell.account', true), '')::uuid;

create function viewer_person() returns uuid stable parallel safe language sql
  return nullif(current_setting('livewell.person', true), '')::uuid;
comment on function viewer_person() is 'The person the viewer is, when they act as themselves.';

create function viewer_hat() returns text stable parallel safe language sql
  return nullif(current_setting('livewell.hat', true), '');
comment on function viewer_hat() is 'The one hat the viewer is acting as.';

create function viewer_teams() returns uuid[] stable parallel safe language sql
  return string_to_array(nullif(current_setting('livewell.teams', true), ''), ',')::uuid[];
comment on function viewer_teams() is 'Teams whose people the viewer supports: their own, and those they cover for.';

create function viewer_organisations() returns uuid[] stable parallel safe language sql
  return string_to_array(nullif(current_setting('livewell.organisations', true), ''), ',')::uuid[];

create function viewer_groups() returns uuid[] stable parallel safe language sql
  return string_to_array(nullif(current_setting('livewell.groups', true), ''), ',')::uuid[];

create function viewer_token() returns text stable parallel safe language sql
  return nullif(current_setting('livewell.token', true), '');
comment on function viewer_token() is 'The hash of the link in hand. The link itself is never stored.';

create function viewer_entries() returns uuid[] stable parallel safe language sql
  return string_to_array(nullif(current_setting('livewell.entries', true), ''), ',')::uuid[];
comment on function viewer_entries() is 'Entries of the directory that the viewer keeps, by a link in hand or signed in.';
