-- The change log: every public fact, in the order in which it became true. Facts refer, they carry no content.
create table change (
    seq bigint primary key,
    type text not null,
    at timestamptz not null,
    subject_type text not null,
    subject_id uuid not null,
    subject_slug text,
    revision int,
    cause text
);
