-- What searching needs to forgive typing errors, and what is kept of a search that found nothing.

create table search_word (
  partnership_id uuid not null references partnership,
  word           text collate "C" not null,
  keys           text[] not null,
  times          integer not null,
  seen_on        date not null,
  primary key (partnership_id, word)
);
create index search_word_by_keys on search_word using gin (keys);
comment on table search_word is 'Every word that occurs in the directory, so that one typed wrongly can be put right. Written anew each night: up to a day old.';
comment on column search_word.keys is 'The word with no letter, one letter, or two letters left out: two words with a key in common are a typing error apart.';
comment on column search_word.times is 'In how many entries.';
alter table search_word enable row level security;
create policy anybody_reads_words_of_the_directory on search_word for select using (true);
create policy the_reader_of_the_directory_writes_its_words on search_word for all to livewell_background using (partnership_id = viewer_partnership());
grant select on search_word to livewell_app, livewell_figures, livewell_background;
grant insert, delete on search_word to livewell_background;
grant update (keys, times, seen_on) on search_word to livewell_background;
grant select on entry, entry_place, entry_term, term, organiser, synonym to livewell_background;

create table wish (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  words          text not null check (length(words) between 1 and 300),
  interest       text collate "C" not null,
  area           text not null default '' check (length(area) <= 100),
  outward_code   text not null default '',
  place_name     text not null default '',
  wants_to_hear  boolean not null default false,
  wished_on      date not null,
  primary key (partnership_id, id)
);
create index wish_by_interest on wish (partnership_id, interest, outward_code);
create index wish_by_day on wish (partnership_id, wished_on, id);
comment on table wish is 'What somebody would like to exist, said without an account. Gaps are gathered from these and from empty searches.';
comment on column wish.words is 'As they said it.';
comment on column wish.interest is 'The words folded, to gather those that want the same.';
comment on column wish.outward_code is 'The first half of the postcode of their area, where it is known; else empty.';
comment on column wish.place_name is 'The village or town they named, as our list of places has it; empty when it is not in it.';
comment on column wish.wants_to_hear is 'Whether a way to reach them is kept, in wish_reach. Whoever reads wishes sees how many, and never who.';
alter table wish enable row level security;
create policy anybody_wishes on wish for insert with check (partnership_id = viewer_partnership());
create policy workers_and_administrators_read_wishes on wish for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy figures_count_wishes on wish for select to livewell_counting using (partnership_id = viewer_partnership());
create policy the_clearer_forgets_wishes on wish for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on wish to livewell_app;
grant select (partnership_id, id, outward_code, wants_to_hear, wished_on) on wish to livewell_counting;
grant select, delete on wish to livewell_background;
grant update (wants_to_hear) on wish to livewell_background;

create table wish_reach (
  partnership_id uuid not null,
  wish_id        uuid not null,
  email          text not null,
  until          date not null,
  primary key (partnership_id, wish_id),
  foreign key (partnership_id, wish_id) references wish on delete cascade
);
create index wish_reach_by_end on wish_reach (partnership_id, until);
comment on table wish_reach is 'Where to write to somebody when what they wished for begins. No member reads it: only what sends messages does, and it is forgotten on the day `until`.';
alter table wish_reach enable row level security;
create policy anybody_leaves_an_address on wish_reach for insert with check (partnership_id = viewer_partnership());
create policy the_sender_of_news_keeps_addresses on wish_reach for all to livewell_background using (partnership_id = viewer_partnership());
grant insert on wish_reach to livewell_app;
grant select, delete on wish_reach to livewell_background;

create table empty_search (
  partnership_id uuid not null references partnership,
  id             uuid not null,
  words          text collate "C" not null check (length(words) between 1 and 60),
  outward_code   text not null default '',
  place_name     text not null default '',
  month          date not null check (extract(day from month) = 1),
  primary key (partnership_id, id)
);
create index empty_search_by_words on empty_search (partnership_id, words, outward_code, month);
create index empty_search_by_month on empty_search (partnership_id, month, id);
comment on column empty_search.place_name is 'The village or town, as our list of places has it. What was typed and is no place we know is not kept.';
comment on table empty_search is 'One search that found nothing: its words folded, near what, in which month. Count the rows. Nothing of who asked, and no day or hour.';
alter table empty_search enable row level security;
create policy anybody_searches_in_vain on empty_search for insert with check (partnership_id = viewer_partnership());
create policy workers_and_administrators_read_empty_searches on empty_search for select
  using (partnership_id = viewer_partnership() and viewer_hat() in ('health coach', 'link worker', 'administrator'));
create policy figures_count_empty_searches on empty_search for select to livewell_counting using (partnership_id = viewer_partnership());
create policy the_clearer_forgets_empty_searches on empty_search for all to livewell_background using (partnership_id = viewer_partnership());
grant select, insert on empty_search to livewell_app;
grant select (partnership_id, id, outward_code, month) on empty_search to livewell_counting;
grant select, delete on empty_search to livewell_background;
