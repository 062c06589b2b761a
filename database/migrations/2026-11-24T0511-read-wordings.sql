-- Whoever writes to somebody reads first what it will say, and prints it as a letter. A wording says nothing of anybody.

create policy workers_read_what_they_send on message_wording for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker'));
