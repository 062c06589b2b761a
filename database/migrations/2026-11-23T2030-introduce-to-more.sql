-- Introductions to what is not of the directory: a course, a volunteer, another service. And telling only: a leaflet or a number, and nothing more
-- is expected, unless the person would like to be asked.
alter table introduction
  add column to_what text not null default 'entry' check (to_what in ('entry', 'course', 'volunteer', 'service')),
  add column volunteer_id uuid,
  add column told_on date,
  add column ask_on date,
  add foreign key (partnership_id, volunteer_id) references membership,
  alter column entry_id drop not null,
  drop constraint introduction_state_check,
  drop constraint introduction_check,
  add constraint introduction_state_check
    check (state in ('suggested', 'told', 'said yes', 'introduced', 'came once', 'comes regularly', 'moved on', 'not for me')),
  add constraint introduction_began check (introduced_on is not null or told_on is not null or state in ('suggested', 'said yes', 'not for me')),
  add constraint introduction_to_something check ((to_what = 'entry') = (entry_id is not null) and (volunteer_id is null or to_what = 'volunteer'));
comment on column introduction.to_what is 'Something of the directory, or else what it is: entry_name then says its name.';
comment on column introduction.volunteer_id is 'A volunteer of ours. Empty for one of another organisation, or a scheme.';
comment on column introduction.told_on is 'The day they were told of it, where that came before an introduction, or was all.';
comment on column introduction.ask_on is 'The day on which somebody who was only told would like to be asked. Empty: nothing more is expected.';
create index introduction_to_ask_about on introduction (partnership_id, team_id, ask_on) where state = 'told' and ask_on is not null;
create index introduction_to_volunteer on introduction (partnership_id, volunteer_id) where volunteer_id is not null;
grant update (ask_on) on introduction to livewell_app;
grant select (told_on) on introduction to livewell_counting;

-- Whom somebody may be introduced to, by name, without reading every person's account.
create index membership_of_volunteers on membership (partnership_id, sort_name, id) where hats && array['volunteer'];
