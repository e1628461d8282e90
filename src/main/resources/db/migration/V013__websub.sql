-- Who wants to be sent feeds when they change (WebSub), and which version of each they have.
create table websub_topic (
    topic text primary key,
    -- The hash of the newest document, and the position in the log at which it was read.
    version text not null,
    seq bigint not null,
    checked_at timestamptz not null
);

create table websub_subscription (
    id uuid primary key,
    version int not null default 0,
    topic text not null references websub_topic,
    callback text not null,
    host text not null,
    created_at timestamptz not null,
    -- What was asked for and has to be confirmed by the callback.
    wanted text check (wanted in ('subscribe', 'unsubscribe', 'denied')),
    wanted_secret text,
    wanted_seconds int,
    wanted_due_at timestamptz,
    wanted_attempts int not null default 0,
    -- What was confirmed. The secret signs what is sent, so that it cannot be hashed.
    expires_at timestamptz,
    secret text,
    delivered text,
    delivered_at timestamptz,
    delivered_seq bigint,
    attempts int not null default 0,
    due_at timestamptz not null,
    lease_until timestamptz not null default '-infinity',
    unique (topic, callback)
);
create index websub_subscription_wanted on websub_subscription (wanted_due_at) where wanted is not null;
create index websub_subscription_due on websub_subscription (topic, due_at) where expires_at is not null;
create index websub_subscription_host on websub_subscription (host);

-- Hubs of others that are told of changed feeds, and up to where each of them has been.
create table websub_ping (
    hub text primary key,
    position bigint not null,
    attempts int not null default 0,
    due_at timestamptz not null,
    lease_until timestamptz not null default '-infinity'
);
