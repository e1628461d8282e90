-- What readers see: articles with their sections, tags, authors and collections. Drafts live elsewhere.

create extension if not exists unaccent;

-- Accents fold on both sides of a search. English is stemmed; every other language, Ukrainian among
-- them, is matched word by word, which is wrong for none of them.
create text search configuration dateline_english (copy = english);
alter text search configuration dateline_english
    alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration dateline_simple (copy = simple);
alter text search configuration dateline_simple
    alter mapping for hword, hword_part, word with unaccent, simple;

create function search_config(language text) returns regconfig
    language sql immutable parallel safe
    return case when language = 'en' or language like 'en-%' then 'dateline_english'::regconfig
                else 'dateline_simple'::regconfig end;

-- Secrets that all instances share, made by the first of them (the key that seals cursors).
create table secret (
    name text primary key,
    value bytea not null
);

create table section (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    description text,
    -- The order of the paper; sections that nobody has placed yet come last.
    position int not null default 1000000
);
create index section_order on section (position, slug);

create table tag (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    description text
);

create table author (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    role text,
    bio text,
    image_url text
);

create table article (
    id uuid primary key,
    slug text not null unique,
    title text not null,
    summary text not null,
    language text not null,
    section_id uuid references section,
    lead_image json,
    audio json,
    body json not null,
    body_text text not null,
    word_count int not null,
    reading_time_minutes int not null,
    published_at timestamptz not null,
    updated_at timestamptz,
    modified_at timestamptz not null,
    revision int not null,
    retracted_at timestamptz,
    retraction_reason text,
    -- Typographic apostrophes count as plain ones, so that м'яч is found however it was typed.
    search tsvector not null generated always as (
        setweight(to_tsvector(search_config(language), translate(title, '’ʼ', '''''')), 'A')
        || setweight(to_tsvector(search_config(language), translate(summary, '’ʼ', '''''')), 'B')
        || setweight(to_tsvector(search_config(language), translate(left(body_text, 200000), '’ʼ', '''''')), 'D')
        ) stored
);
create index article_newest on article (published_at desc, id desc) where retracted_at is null;
create index article_changed on article (coalesce(updated_at, published_at) desc, id desc)
    where retracted_at is null;
create index article_of_section on article (section_id, published_at desc, id desc)
    where retracted_at is null;
create index article_of_language on article (language, published_at desc, id desc)
    where retracted_at is null;
-- New articles enter the index in small heaps: four times as fast as word by word, which an import feels, while a search
-- has no more than 128 kB of them to look through.
create index article_search on article using gin (search) with (fastupdate = on, gin_pending_list_limit = 128);

-- The publication date stands here a second time, so that the newest of a tag or an author are
-- read straight from an index, however many there are.
create table article_tag (
    article_id uuid not null references article on delete cascade,
    position int not null,
    tag_id uuid not null references tag,
    published_at timestamptz not null,
    primary key (article_id, position)
);
create index article_of_tag on article_tag (tag_id, published_at desc, article_id desc);

create table article_author (
    article_id uuid not null references article on delete cascade,
    position int not null,
    author_id uuid not null references author,
    published_at timestamptz not null,
    primary key (article_id, position)
);
create index article_of_author on article_author (author_id, published_at desc, article_id desc);

-- Related articles chosen by hand.
create table article_related (
    article_id uuid not null references article on delete cascade,
    position int not null,
    related_id uuid not null references article on delete cascade,
    primary key (article_id, position)
);
create index article_related_back on article_related (related_id);

create table correction (
    id uuid primary key,
    article_id uuid not null references article on delete cascade,
    at timestamptz not null,
    kind text not null check (kind in ('correction', 'clarification', 'update')),
    text text not null,
    block_id text
);
create index correction_of_article on correction (article_id, at desc, id desc);
create index correction_newest on correction (at desc, id desc);

-- Addresses that once were: readers are sent on to the present one.
create table former_slug (
    kind text not null check (kind in ('article', 'section', 'tag', 'author', 'collection')),
    slug text not null,
    target_id uuid not null,
    primary key (kind, slug)
);
create index former_slug_target on former_slug (kind, target_id);

create table collection (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    description text,
    updated_at timestamptz not null
);

create table collection_entry (
    collection_id uuid not null references collection on delete cascade,
    position int not null,
    article_id uuid not null references article on delete cascade,
    primary key (collection_id, position)
);
create index collection_entry_article on collection_entry (article_id);

-- Finds "title-2", "title-3" beside "title", when a slug is given out.
create index article_numbered_slug on article (regexp_replace(slug, '-[0-9]+$', ''));
