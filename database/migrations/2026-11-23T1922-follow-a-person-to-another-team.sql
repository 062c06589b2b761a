-- When somebody moves to another team, whatever that team reaches of them moves too. The role that works for nobody moves it, by the columns
-- that say whose it is: it sees no words, and whoever asks for it reaches neither more nor less than before.

do $$
declare
  table_name text;
begin
  foreach table_name in array array['activation', 'attendance', 'checkin', 'conversation', 'conversation_draft', 'goal', 'goal_key', 'goal_outlook', 'goal_rating',
    'goal_step', 'group_member', 'introduction', 'introduction_history', 'plan_share', 'planned_talk', 'private_note', 'referral', 'referral_history', 'referral_question', 'referral_telling',
    'support', 'support_history', 'worker_wish']
  loop
    execute format('create policy found_to_follow_their_person on %I for select to livewell_background using (partnership_id = viewer_partnership())', table_name);
    execute format('create policy rows_follow_their_person on %I for update to livewell_background using (partnership_id = viewer_partnership())', table_name);
    execute format('grant select (partnership_id, person_id, team_id), update (team_id) on %I to livewell_background', table_name);
  end loop;
end
$$;
create policy found_to_move on person for select to livewell_background using (partnership_id = viewer_partnership());
create policy people_move_to_another_team on person for update to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, id, team_id), update (team_id) on person to livewell_background;
-- What became of a referral goes to who made it, and is written by the team that answers: it has no person in it, and follows its referral.
create policy found_to_follow_their_referral on referral_progress for select to livewell_background using (partnership_id = viewer_partnership());
create policy rows_follow_their_referral on referral_progress for update to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, referral_id, team_id), update (team_id) on referral_progress to livewell_background;
grant select (id) on referral to livewell_background;
