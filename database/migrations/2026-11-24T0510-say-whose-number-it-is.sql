-- Somebody may press "Wrong number" by mistake. That the number is theirs after all is written down beside it: what was said stays.

alter table call drop constraint call_result_check;
alter table call add constraint call_result_check
  check (result in ('spoke', 'no answer', 'left a message', 'wrong number', 'right number', 'another day', 'wrote'));
