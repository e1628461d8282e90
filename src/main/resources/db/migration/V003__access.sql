-- Keys of staff, machines and partners. The secret itself is never kept, only its SHA-256.
create table api_key (
    id uuid primary key,
    name text not null,
    role text not null check (role in ('author', 'editor', 'admin', 'partner')),
    prefix text not null,
    hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);
