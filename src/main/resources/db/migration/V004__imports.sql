-- Imports of other systems' exports, their report, and what came from where.
create table import_job (
    id uuid primary key,
    format text not null check (format in ('wordpress', 'ghost')),
    status text not null check (status in ('queued', 'running', 'completed', 'failed')),
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    processed int not null default 0,
    created int not null default 0,
    updated int not null default 0,
    unchanged int not null default 0,
    skipped int not null default 0,
    failure text
);

create table import_item (
    job_id uuid not null references import_job on delete cascade,
    number int not null,
    source text not null,
    outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'skipped', 'used')),
    reason text,
    article_id uuid,
    primary key (job_id, number)
);

-- The source's own id of an article, so that a second run changes nothing.
create table import_origin (
    format text not null,
    site text not null,
    source_id text not null,
    article_id uuid not null references article on delete cascade,
    fingerprint bytea not null,
    primary key (format, site, source_id)
);
create index import_origin_article on import_origin (article_id);
