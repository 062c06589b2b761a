-- Days apart that were said here did not name their entry, so whoever keeps it by a link could not reach them.
update schedule_exception x set entry_id = s.entry_id
  from schedule s where s.partnership_id = x.partnership_id and s.id = x.schedule_id and x.entry_id is null;
alter table schedule_exception alter column entry_id set not null;
