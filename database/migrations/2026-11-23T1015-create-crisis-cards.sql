-- A card that leads somebody who helps in a crisis to the pages its owner chose for that. The card alone reads no page and no name: its row
-- points to a key of reach (open_hash) that only those who said who they are and why are given, for half an hour.

create table crisis_card (
  partnership_id uuid not null,
  id             uuid not null,
  person_id      uuid not null,
  token_hash     text not null,
  open_hash      text not null,
  face           bytea not null,
  made_at        timestamptz not null,
  cancelled_at   timestamptz,
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references person on delete cascade
);
create unique index crisis_card_of_person on crisis_card (partnership_id, person_id) where cancelled_at is null;
comment on table crisis_card is 'A person has one card at a time; making it anew cancels the one before.';
comment on column crisis_card.open_hash is 'Stands on the key and on the pages that may be opened (plan_page.shared_tokens). It is the hash of nothing that anybody holds.';
comment on column crisis_card.face is 'Encrypted with the key of the plan: whose it is, whom to tell when it is used, and the link, so that it can be printed again.';
alter table crisis_card enable row level security;
create policy a_person_has_their_card on crisis_card for all using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy whoever_holds_a_card_finds_it on crisis_card for select
  using (partnership_id = viewer_partnership() and cancelled_at is null and (token_hash = viewer_token() or open_hash = viewer_token()));
grant select, insert on crisis_card to livewell_app;
grant update (face, cancelled_at) on crisis_card to livewell_app;

create table crisis_opening (
  partnership_id uuid not null,
  id             uuid not null,
  card_id        uuid not null,
  person_id      uuid not null,
  card_hash      text not null,
  open_hash      text not null,
  token_hash     text not null,
  name           text not null,
  works_at       text not null,
  because        text not null,
  phone          text not null default '',
  at             timestamptz not null,
  until          timestamptz not null,
  primary key (partnership_id, id),
  unique (partnership_id, token_hash),
  foreign key (partnership_id, card_id) references crisis_card on delete cascade,
  foreign key (partnership_id, person_id) references person on delete cascade
);
create index crisis_opening_of_card on crisis_opening (partnership_id, card_id, at desc);
create index crisis_opening_of_person on crisis_opening (partnership_id, person_id, id);
comment on table crisis_opening is 'Who opened a card, where they work and why, as they said it; for half an hour its link shows the pages chosen.';
alter table crisis_opening enable row level security;
create policy a_person_reads_who_opened_their_card on crisis_opening for select using (partnership_id = viewer_partnership() and person_id = viewer_person());
create policy whoever_opened_it_finds_it on crisis_opening for select
  using (partnership_id = viewer_partnership() and token_hash = viewer_token());
create policy whoever_holds_a_card_counts_its_openings on crisis_opening for select
  using (partnership_id = viewer_partnership() and card_hash = viewer_token());
create policy whoever_holds_a_card_says_who_they_are on crisis_opening for insert
  with check (partnership_id = viewer_partnership() and card_hash = viewer_token());
grant select, insert on crisis_opening to livewell_app;

create policy cards_are_forgotten_with_their_plan on crisis_card for all to livewell_background using (partnership_id = viewer_partnership());
grant select (partnership_id, person_id), delete on crisis_card to livewell_background;
