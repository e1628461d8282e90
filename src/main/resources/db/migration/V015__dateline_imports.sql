-- Articles in our own form come in like those of other systems.
alter table import_job drop constraint import_job_format_check,
    add constraint import_job_format_check check (format in ('wordpress', 'ghost', 'dateline'));

-- How large the heap of new articles may become before it is worked into the index: small for single articles, as before, by a setting of
-- each connection (quarkus.datasource.jdbc.new-connection-sql), so that an import can have a larger one, which halves its time.
-- An index that says so itself would not be overruled.
alter index article_search reset (gin_pending_list_limit);
