-- Calls, messages that went, and who was given to a colleague move with somebody who is joined with another, as everything else about them does.
grant select (id, support_id), update (person_id) on call to livewell_background;
grant select (reassignment_id, support_id), update (person_id) on reassigned to livewell_background;
grant update (person_id) on message_log to livewell_background;
