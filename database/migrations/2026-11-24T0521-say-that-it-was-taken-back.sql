-- Whoever referred may take back what was accepted without their knowing: support goes on, and whoever leads it is told.
alter table referral add column taken_back_at timestamptz;
comment on column referral.taken_back_at is 'When whoever referred took it back, after it had been accepted: it stays accepted, and they are told nothing more of it.';
update referral r set taken_back_at = p.changed_at
  from referral_progress p
  where p.partnership_id = r.partnership_id and p.referral_id = r.id and p.state = 'withdrawn' and r.state = 'accepted';
grant select (taken_back_at), update (taken_back_at) on referral to livewell_background;
