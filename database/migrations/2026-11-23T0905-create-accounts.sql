-- Accounts belong to the installation, not to a partnership. The tables are those of Better Auth under our words;
-- the application role has no grant here.

create schema auth;
grant usage on schema auth to livewell_accounts;

create table auth.account (
  id                 uuid not null default gen_random_uuid() primary key,
  name               text not null,
  email              text not null unique,
  email_verified     boolean not null default false,
  image              text,
  two_factor_enabled boolean not null default false,
  is_demo            boolean not null default false,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);
comment on column auth.account.is_demo is 'Made by the demo partnership, with a public password. The demo refuses to run beside any other account.';

create table auth.session (
  id         uuid not null default gen_random_uuid() primary key,
  account_id uuid not null references auth.account on delete cascade,
  token      text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_account on auth.session (account_id);

create table auth.credential (
  id                       uuid not null default gen_random_uuid() primary key,
  account_id               uuid not null references auth.account on delete cascade,
  provider_id              text not null,
  provider_account_id      text not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now()
);
create index credential_of_account on auth.credential (account_id);

create table auth.verification (
  id         uuid not null default gen_random_uuid() primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on auth.verification (identifier);

create table auth.two_factor (
  id                        uuid not null default gen_random_uuid() primary key,
  account_id                uuid not null references auth.account on delete cascade,
  secret                    text not null,
  backup_codes              text not null,
  verified                  boolean,
  failed_verification_count integer,
  locked_until              timestamptz
);
create index two_factor_of_account on auth.two_factor (account_id);

create table auth.rate_limit (
  id           uuid not null default gen_random_uuid() primary key,
  key          text not null unique,
  count        integer not null,
  last_request bigint not null
);

-- Unlogged: written with every try and worth nothing after an hour, so that after a crash it may be empty.
create unlogged table auth.attempt (
  key     text not null primary key,
  count   integer not null,
  ends_at timestamptz not null
);
comment on table auth.attempt is 'How often a form was sent from one address, or for one e-mail address, in a window of time. Counted here so that several servers count together.';
comment on column auth.attempt.key is 'A keyed hash of the form and of where it came from: nobody can be read from it.';

-- A message about an account (a link to sign in) has no partnership, so it cannot stand in the outbox of one.
create table auth.message (
  id           uuid not null primary key,
  send_to      text not null,
  subject      text not null,
  body         text,
  state        text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries        integer not null default 0,
  last_problem text,
  created_at   timestamptz not null default now(),
  sent_at      timestamptz
);
create index message_by_state on auth.message (state, created_at);
comment on column auth.message.body is 'Holds a link that signs somebody in, so it is wiped as soon as it is sent or given up.';

grant select, insert, update, delete on all tables in schema auth to livewell_accounts;
