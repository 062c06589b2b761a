alter table outbox add column channel text not null default 'email' check (channel in ('email', 'text'));
comment on column outbox.channel is 'How it goes: to an address, or to a mobile number. A text has no subject.';
grant select (channel) on outbox to livewell_app;
