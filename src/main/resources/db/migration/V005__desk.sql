-- Where staff work. Readers never see this table: publishing copies a draft into `article` under the same id.
create table draft (
    id uuid primary key,
    version int not null,
    slug text not null unique,
    title text not null,
    summary text not null,
    language text not null,
    section_id uuid references section,
    tag_ids uuid[] not null,
    author_ids uuid[] not null,
    related_ids uuid[] not null,
    lead_image json,
    audio json,
    body json not null,
    body_text text not null,
    status text not null check (status in ('draft', 'published', 'unpublished', 'retracted')),
    -- What waits for its time; the clock of the database decides when that has come.
    publish_at timestamptz,
    publish_substantive boolean not null default false,
    publish_note text,
    publish_by text,
    -- The version that readers see, and since when they see the article.
    published_version int,
    published_at timestamptz,
    updated_at timestamptz,
    created_at timestamptz not null,
    created_by uuid,
    modified_at timestamptz not null,
    -- When a person last changed it; an import leaves alone what somebody edited.
    edited_at timestamptz
);
-- Slugs are given out by the desk from now on.
drop index article_numbered_slug;
create index draft_numbered_slug on draft (regexp_replace(slug, '-[0-9]+$', ''));
create index draft_newest on draft (modified_at desc, id desc);
create index draft_due on draft (publish_at) where publish_at is not null;
create index draft_of_section on draft (section_id);
create index draft_of_tag on draft using gin (tag_ids);
create index draft_of_author on draft using gin (author_ids);

-- Every save and every publication, whole.
create table revision (
    draft_id uuid not null references draft on delete cascade,
    number int not null,
    at timestamptz not null,
    by_key uuid,
    by_name text not null,
    action text not null check (action in
        ('created', 'saved', 'scheduled', 'unscheduled', 'published', 'unpublished', 'restored', 'imported', 'corrected', 'retracted')),
    note text,
    content json not null,
    primary key (draft_id, number)
);

-- Every article has its draft from now on, also those that were there before.
insert into draft (id, version, slug, title, summary, language, section_id, tag_ids, author_ids, related_ids, lead_image,
    audio, body, body_text, status, published_version, published_at, updated_at, created_at, modified_at)
select a.id, 1, a.slug, a.title, a.summary, a.language, a.section_id,
    coalesce((select array_agg(x.tag_id order by x.position) from article_tag x where x.article_id = a.id), '{}'),
    coalesce((select array_agg(x.author_id order by x.position) from article_author x where x.article_id = a.id), '{}'),
    coalesce((select array_agg(x.related_id order by x.position) from article_related x where x.article_id = a.id), '{}'),
    a.lead_image, a.audio, a.body, a.body_text, case when a.retracted_at is null then 'published' else 'retracted' end,
    1, a.published_at, a.updated_at, a.modified_at, a.modified_at
from article a;

-- What refers to an article outlives its being unpublished; readers see it again when the article is.
alter table correction drop constraint correction_article_id_fkey,
    add foreign key (article_id) references draft on delete cascade;
alter table collection_entry drop constraint collection_entry_article_id_fkey,
    add foreign key (article_id) references draft on delete cascade;
alter table article_related drop constraint article_related_related_id_fkey,
    add foreign key (related_id) references draft on delete cascade deferrable initially deferred;
alter table import_origin drop constraint import_origin_article_id_fkey,
    add foreign key (article_id) references draft on delete cascade deferrable initially deferred;

-- Links to a draft for somebody without a key. The token itself is never kept.
create table preview (
    id uuid primary key,
    draft_id uuid not null references draft on delete cascade,
    hash bytea not null unique,
    created_at timestamptz not null,
    created_by uuid,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index preview_of_draft on preview (draft_id);

-- Accepted commands, who gave them and to what: for the newsroom, not for the public.
create table audit_entry (
    id uuid primary key,
    at timestamptz not null,
    key_id uuid,
    key_name text not null,
    role text not null,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    detail text
);
create index audit_newest on audit_entry (at desc, id desc);
create index audit_of_subject on audit_entry (subject_type, subject_id, at desc, id desc);
create index audit_of_key on audit_entry (key_id, at desc, id desc);

-- Answers to requests that carried an Idempotency-Key, to be given again.
create table idempotent_answer (
    caller text not null,
    key text not null,
    fingerprint bytea not null,
    status int not null,
    location text,
    etag text,
    body text,
    at timestamptz not null,
    primary key (caller, key)
);
create index idempotent_answer_oldest on idempotent_answer (at);

-- A revoked key does not keep its author from being deleted; a good one does.
alter table api_key add column author_id uuid references author on delete set null;
alter table api_key add column version int not null default 0;
alter table section add column version int not null default 0;
alter table tag add column version int not null default 0;
alter table author add column version int not null default 0;
alter table collection add column version int not null default 0;
