-- How to reach somebody safely and what makes it easy for them is asked in every way in, and belongs to the person.
alter table person
  add column nhs_number        text check (length(nhs_number) between 1 and 20),
  add column language          text check (language ~ '^[a-z]{2,3}$'),
  add column needs_interpreter boolean not null default false,
  add column access_needs      text[] not null default '{}'
    check (access_needs <@ array['step-free', 'quiet place', 'hearing loop', 'large print', 'easy read', 'more time', 'at home', 'somebody beside them']),
  add column may_text          boolean not null default false,
  add column who_may_see       text not null default '',
  add column good_times        text not null default '',
  add column supporter_name    text not null default '',
  add column supporter_is      text not null default '',
  add column supporter_contact text not null default '',
  add column supporter_agreed  boolean not null default false;
update person set may_text = true where reach_by = 'text';
comment on column person.nhs_number is 'As it was given, digits only. One whose check digit is wrong is kept, shown as such, and never used to find anybody.';
comment on column person.language is 'The language they would rather speak, as a BCP 47 code. Empty when nobody said.';
comment on column person.who_may_see is 'Who else may see a text, a letter or an e-mail to them, in their words.';
comment on column person.supporter_name is 'Somebody close to them whom they would like us to know.';
comment on column person.supporter_agreed is 'They agreed that we may get in touch with their supporter.';
grant update (nhs_number, language, needs_interpreter, access_needs, may_text, who_may_see, good_times, supporter_name, supporter_is, supporter_contact, supporter_agreed) on person to livewell_app;

alter table referral
  add column agreed_how            text not null default 'said so'
    check (agreed_how in ('asked themselves', 'said so', 'wrote it', 'somebody decided with them')),
  add column agreed_note           text not null default '',
  add column referrer_organisation text not null default '',
  add column referrer_email        text,
  add column reason                text not null default '',
  add column matters               text not null default '',
  add column risks_known           text not null default 'not asked' check (risks_known in ('not asked', 'none known', 'some')),
  add column risks                 text not null default '',
  add column came_up               text not null default '',
  add column also_helping          text not null default '',
  add check ((risks_known = 'some') = (risks <> ''));
alter table referral rename column referrer_contact to referrer_phone;
update referral set agreed_how = 'asked themselves' where way_in = 'self';
update referral set referrer_email = referrer_phone, referrer_phone = null where referrer_phone like '%@%';
comment on column referral.agreed_how is 'How the person agreed that we get in touch.';
comment on column referral.agreed_note is 'What they agreed to, or would rather not, in a few words.';
comment on column referral.reason is 'Why somebody who works with the person refers them, in that worker''s words.';
comment on column referral.matters is 'What matters to the person, as whoever referred them heard it.';
comment on column referral.risks_known is 'Those who work with people say whether they know of a risk; that none is known is an answer.';
comment on column referral.came_up is 'Where or at which check it came up.';
comment on column referral.also_helping is 'Who else is helping the person.';
