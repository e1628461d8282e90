-- The live feed: short updates that readers see the moment they are written, and coverages that group those on one event.

create table coverage (
    id uuid primary key,
    version int not null,
    slug text not null unique,
    title text not null,
    summary text,
    started_at timestamptz not null,
    ended_at timestamptz,
    updated_at timestamptz not null
);
create index coverage_newest on coverage (started_at desc, id desc);

create table live_update (
    id uuid primary key,
    version int not null,
    title text,
    body json not null,
    body_text text not null,
    importance text not null check (importance in ('normal', 'breaking')),
    pinned boolean not null,
    key_event boolean not null,
    -- Outlives the article's being unpublished: readers see it whenever they see the article.
    article_id uuid references draft on delete set null,
    coverage_id uuid references coverage,
    published_at timestamptz not null,
    updated_at timestamptz,
    modified_at timestamptz not null,
    check (coverage_id is not null or not key_event)
);
create index live_newest on live_update (published_at desc, id desc);
create index live_of_importance on live_update (importance, published_at desc, id desc);
create index live_of_article on live_update (article_id, published_at desc, id desc) where article_id is not null;
create index live_of_coverage on live_update (coverage_id, published_at desc, id desc) where coverage_id is not null;
create index live_key_event on live_update (coverage_id, published_at desc, id desc) where key_event;
create index live_pinned on live_update (coverage_id, published_at desc, id desc) where pinned;

-- The date stands here a second time, so that the newest of a tag are read straight from an index.
create table live_tag (
    update_id uuid not null references live_update on delete cascade,
    position int not null,
    tag_id uuid not null references tag,
    published_at timestamptz not null,
    primary key (update_id, position)
);
create index live_of_tag on live_tag (tag_id, published_at desc, update_id desc);

-- What a removed update said is forgotten here as well; addresses end with an id.
create index idempotent_answer_of on idempotent_answer (right(location, 36)) where location is not null;

alter table former_slug drop constraint former_slug_kind_check,
    add constraint former_slug_kind_check
        check (kind in ('article', 'section', 'tag', 'author', 'collection', 'coverage'));
