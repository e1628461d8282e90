-- Imports of other systems' exports, their report, and what came from where.
create table import_job (
    id uuid primary key,
    format text not null check (format in ('wordpress', 'ghost')),
    -- What the caller said about the file; null leaves it to the file.
    language text,
    site text,
    -- The folder that holds the file: only who sees that folder can run the job.
    instance uuid not null,
    status text not null check (status in ('queued', 'running', 'completed', 'failed')),
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    -- Who runs it, and until when the others believe so.
    runner uuid,
    leased_until timestamptz,
    attempts int not null default 0,
    processed int not null default 0,
    created int not null default 0,
    updated int not null default 0,
    unchanged int not null default 0,
    skipped int not null default 0,
    used int not null default 0,
    html_blocks int not null default 0,
    failure text
);
create index import_job_newest on import_job (created_at desc, id desc);
create index import_job_open on import_job (instance, created_at) where status in ('queued', 'running');

create table import_item (
    job_id uuid not null references import_job on delete cascade,
    number int not null,
    source text not null,
    title text,
    outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'skipped', 'used')),
    reason text,
    note text,
    article_id uuid,
    primary key (job_id, number)
);
create index import_item_outcome on import_item (job_id, outcome, number);

-- The source's own id of an article, so that a second run changes nothing. The article may be written after its origin:
-- the change log has to come last.
create table import_origin (
    format text not null,
    site text not null,
    source_id text not null,
    article_id uuid not null references article on delete cascade deferrable initially deferred,
    fingerprint bytea not null,
    primary key (format, site, source_id)
);
create index import_origin_article on import_origin (article_id);
