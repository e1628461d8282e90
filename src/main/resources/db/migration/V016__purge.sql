-- Up to where the caches in front of the house have been told what is out of date. One instance at a time tells them.
create table purge_position (
    only_row boolean primary key default true check (only_row),
    position bigint not null,
    attempts int not null default 0,
    due_at timestamptz not null,
    lease_until timestamptz not null default '-infinity'
);
