-- What an article is filed under, a second time in its own row, so that a list is read without a look into other tables for each
-- of its articles. The tables with the positions stay what they were: the indexes of the newest of each tag and author.
alter table article add column tag_ids uuid[] not null default '{}', add column author_ids uuid[] not null default '{}';

update article a set
    tag_ids = array(select tag_id from article_tag x where x.article_id = a.id order by position),
    author_ids = array(select author_id from article_author x where x.article_id = a.id order by position);

-- Both say the same at each commit, whoever wrote: a merge of tags, or an instance of the version before this one. Who has written
-- both is only checked.
create function file_article() returns trigger language plpgsql as $$
begin
    update article a set tag_ids = f.tags, author_ids = f.authors
    from (select array(select tag_id from article_tag where article_id = coalesce(new.article_id, old.article_id) order by position)
            as tags,
        array(select author_id from article_author where article_id = coalesce(new.article_id, old.article_id) order by position)
            as authors) f
    where a.id = coalesce(new.article_id, old.article_id)
        and (a.tag_ids, a.author_ids) is distinct from (f.tags, f.authors);
    return null;
end $$;
create constraint trigger article_is_filed after insert or update or delete on article_tag
    deferrable initially deferred for each row execute function file_article();
create constraint trigger article_is_filed after insert or update or delete on article_author
    deferrable initially deferred for each row execute function file_article();

-- As of which change the names of sections, tags and authors are known.
create index change_of_terms on change (seq) where subject_type in ('section', 'tag', 'author');
