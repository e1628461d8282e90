-- Who is told of changes, and how far each of them has been told. Every endpoint is a reader of the log of its own.
create table webhook (
    id uuid primary key,
    version int not null,
    url text not null,
    description text,
    types text[] not null,
    partner_id uuid references api_key on delete set null,
    -- Not hashed: each delivery is signed with it. The previous one signs along until a rotation is over.
    secret bytea not null,
    previous_secret bytea,
    previous_until timestamptz,
    created_at timestamptz not null,
    disabled_at timestamptz,
    disabled_reason text check (disabled_reason in ('by-staff', 'gone', 'unanswered')),
    -- Everything up to here was taken, or was not asked for.
    position bigint not null,
    -- Removals beyond the position, up to here, were taken ahead of what waits.
    overtaken bigint not null default 0,
    -- The newest removal that was tried ahead.
    removal_tried bigint not null default 0,
    -- How often the change after the position has been tried in vain.
    attempts int not null default 0,
    due_at timestamptz not null,
    lease_until timestamptz not null default '-infinity'
);
create index webhook_due on webhook (due_at) where disabled_at is null;

-- Each try, for those who look for the reason.
create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references webhook on delete cascade,
    seq bigint,
    type text not null,
    event_id text not null,
    attempt int not null,
    at timestamptz not null,
    duration_ms int not null,
    outcome text not null check (outcome in ('delivered', 'rejected', 'timed-out', 'unreachable', 'forbidden')),
    status int,
    next_at timestamptz
);
create index webhook_delivery_newest on webhook_delivery (webhook_id, at desc, id desc);
create index webhook_delivery_of_change on webhook_delivery (seq, webhook_id) where outcome = 'delivered';
create index webhook_delivery_oldest on webhook_delivery (at);
