-- The letter of somebody who moved on goes to them by e-mail once, when they choose that.
alter table moving_on add column emailed_at timestamptz;
comment on column moving_on.emailed_at is 'When the letter was sent to the person by e-mail, because they chose that. It goes to nobody else.';
create policy workers_send_letters_of_their_teams on moving_on for update
  using (partnership_id = viewer_partnership() and team_id = any (viewer_teams()));
create policy a_person_has_their_letter_sent on moving_on for update
  using (partnership_id = viewer_partnership() and person_id = viewer_person());
grant update (emailed_at) on moving_on to livewell_app;
