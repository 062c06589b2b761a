-- Support that ended may go on again, and end once more: each end is told in the words that were agreed for it.
alter table referral_telling add column round integer not null default 1;
comment on column referral_telling.round is 'Begins with 1; one more after each end of which something was written to tell.';
alter table referral_telling drop constraint referral_telling_partnership_id_referral_id_state_key;
alter table referral_telling add unique (partnership_id, referral_id, state, round);
