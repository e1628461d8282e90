-- What was agreed with a partner: null with keys that are no partner's, and with those that an earlier version makes.
alter table api_key
    add column requests_per_minute int check (requests_per_minute > 0),
    add column full_content boolean,
    add column embargoed_articles boolean,
    add column all_assets boolean;
update api_key set requests_per_minute = 600, full_content = false, embargoed_articles = false, all_assets = false
    where role = 'partner';

-- How many requests of the running minute the instances have drawn for a partner, and how many the last of them was granted.
create table partner_quota (
    key_id uuid primary key references api_key on delete cascade,
    minute bigint not null,
    drawn int not null,
    granted int not null
);

-- Up to where in the log of changes a partner said to have read.
create table partner_position (
    key_id uuid primary key references api_key on delete cascade,
    position bigint not null,
    at timestamptz not null
);
create index change_retraction on change (subject_id, seq) where type = 'article.retracted';

-- What some partners read ahead of its time: a copy that the desk makes, since nobody outside of it reads drafts.
alter table draft add column publish_embargoed boolean not null default false;
create table embargoed_article (
    id uuid primary key references draft on delete cascade,
    slug text not null unique,
    content json not null,
    until timestamptz not null
);
create index embargoed_article_next on embargoed_article (until, id);
