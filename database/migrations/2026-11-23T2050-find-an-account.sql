-- Whoever signs in is found by their account before anybody knows in which partnership: each request does it, and read the whole index of memberships
-- where a hundred thousand people have an account.
create index membership_of_account on membership (account_id) where account_id is not null;
