-- A referral of somebody who is supported already begins no second support: it says which one went on, so that whoever made it hears of that one.
alter table referral add column goes_on_in uuid;
comment on column referral.goes_on_in is 'The stretch of support that went on when it was accepted. Empty when it began one of its own.';
update referral r set goes_on_in = (
    select s.id from support s
    where s.partnership_id = r.partnership_id and s.person_id = r.person_id
      and s.begun_on <= r.answered_at::date and (s.ended_on is null or s.ended_on >= r.answered_at::date)
    order by s.begun_on desc, s.id desc limit 1)
  where r.state = 'accepted' and not exists (select from support s where s.partnership_id = r.partnership_id and s.referral_id = r.id);
grant update (goes_on_in) on referral to livewell_app;
