-- Those who can be named as safety leads or supervisors: the few who work here, and not every account of a person. It stood in a file that had
-- been run on some databases before, so some have it already.
create index if not exists membership_of_staff on membership (partnership_id, sort_name, id) where hats && array['health coach', 'link worker', 'administrator'];
