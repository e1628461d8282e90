-- How large the file of an import is as it was sent, and how much of it has been read: so that progress has an end.
alter table import_job
    add column size bigint,
    add column position bigint not null default 0;
