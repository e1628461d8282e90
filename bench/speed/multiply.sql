-- Makes a corpus :times as large, in the database itself: an importer would take an hour for a million. Each copy has an id, a slug and a
-- date of its own, the tags, authors and words of its original; originals with the rare word are not copied, so that it stays
-- rare. For reading only: the copies have no drafts and no place in the change log. As superuser, on a database of its own.
\set ON_ERROR_STOP on
set session_replication_role = replica;
set maintenance_work_mem = '1GB';
set synchronous_commit = off;
set max_parallel_maintenance_workers = 2;

create temporary table kept_index as
    select indexdef from pg_indexes
    where schemaname = 'public' and tablename in ('article', 'article_tag', 'article_author')
        and indexname not in (select conname from pg_constraint);
select format('drop index %I', indexname) from pg_indexes
    where schemaname = 'public' and tablename in ('article', 'article_tag', 'article_author')
        and indexname not in (select conname from pg_constraint)
\gexec

-- The words of a copy are those of its original.
alter table article alter column search drop expression if exists;

create temporary table original as
    select * from article where retracted_at is null and not search @@ to_tsquery('simple', 'quillomort');
create function pg_temp.copy_of(original uuid, number int) returns uuid language sql immutable as
    $$ select cast(md5(original::text || number) as uuid) $$;

insert into article (id, slug, title, summary, language, section_id, lead_image, audio, body, body_text, word_count,
        reading_time_minutes, published_at, updated_at, modified_at, revision, search, tag_ids, author_ids)
    select pg_temp.copy_of(o.id, n), o.slug || '-' || n, o.title, o.summary, o.language, o.section_id, o.lead_image, o.audio, o.body,
        o.body_text, o.word_count, o.reading_time_minutes, o.published_at - n * interval '313 seconds', null, o.modified_at, 1,
        o.search, o.tag_ids, o.author_ids
    from generate_series(2, :times) n cross join original o;
insert into article_tag
    select pg_temp.copy_of(o.id, n), x.position, x.tag_id, x.published_at - n * interval '313 seconds'
    from generate_series(2, :times) n cross join original o join article_tag x on x.article_id = o.id;
insert into article_author
    select pg_temp.copy_of(o.id, n), x.position, x.author_id, x.published_at - n * interval '313 seconds'
    from generate_series(2, :times) n cross join original o join article_author x on x.article_id = o.id;

select indexdef from kept_index
\gexec
vacuum (analyze) article;
vacuum (analyze) article_tag;
vacuum (analyze) article_author;
checkpoint;
