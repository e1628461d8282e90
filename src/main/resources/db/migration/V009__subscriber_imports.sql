-- Lists of subscribers that other systems kept, brought in in the background. The file lies in the row, so that any instance
-- can take it on; it goes when the import ends, since it is nothing but people.
create table subscriber_import (
    id uuid primary key,
    content bytea,
    status text not null check (status in ('queued', 'running', 'completed', 'failed')),
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    -- Who runs it, and until when the others believe so.
    runner uuid,
    leased_until timestamptz,
    attempts int not null default 0,
    -- So many rows of the file are done: whoever takes it on goes on from there.
    processed int not null default 0,
    confirmed int not null default 0,
    pending int not null default 0,
    unchanged int not null default 0,
    skipped int not null default 0,
    failure text,
    check (content is not null or status in ('completed', 'failed'))
);
create index subscriber_import_open on subscriber_import (id) where status in ('queued', 'running');

create table subscriber_import_skip (
    import_id uuid not null references subscriber_import on delete cascade,
    number int not null,
    reason text not null,
    primary key (import_id, number)
);
