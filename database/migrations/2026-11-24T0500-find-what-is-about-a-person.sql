-- Joining two, taking them apart and moving somebody to another team find the rows of one person. In these tables that read every row there is,
-- and a million people have many.
create index referral_history_of_person on referral_history (partnership_id, person_id);
create index referral_question_of_person on referral_question (partnership_id, person_id);
create index clinical_request_of_person on clinical_request (partnership_id, person_id);
create index support_history_of_person on support_history (partnership_id, person_id);
create index goal_step_of_person on goal_step (partnership_id, person_id);
create index goal_rating_of_person on goal_rating (partnership_id, person_id);
create index introduction_history_of_person on introduction_history (partnership_id, person_id);
