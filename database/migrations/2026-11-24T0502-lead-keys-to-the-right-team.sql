-- Keys that were made anew of somebody put aside named the team they had been of, and not that of the one kept.
update match_key k set team_id = p.team_id
  from person p
  where p.partnership_id = k.partnership_id and p.id = k.person_id and k.of_id <> k.person_id and k.team_id <> p.team_id;
