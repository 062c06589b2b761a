-- Referrers find those they referred by name or reference.
alter table referral_progress add column folded_name text collate "C" not null default '';
update referral_progress p set folded_name = coalesce(
  (select q.folded_name from referral r join person q on q.partnership_id = r.partnership_id and q.id = r.person_id
    where r.partnership_id = p.partnership_id and r.id = p.referral_id and q.name = p.called_name),
  lower(p.called_name collate "C"));
comment on column referral_progress.folded_name is 'The name as it is looked up, folded as on the person.';
create index referral_progress_by_name on referral_progress (partnership_id, organisation_id, folded_name);
create index referral_progress_by_reference on referral_progress (partnership_id, reference);
