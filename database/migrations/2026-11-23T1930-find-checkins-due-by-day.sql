-- The check-ins to ask of a team, by the day they are due: the few that are open, in the order in which they are shown.
drop index checkin_due;
create index checkin_due on checkin (partnership_id, team_id, due_on, id) where state in ('due', 'asked');
