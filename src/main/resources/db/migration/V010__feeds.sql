-- Feeds tell what is no longer to be shown (RFC 6721): the newest of these facts, however long the log.
create index change_departure on change (at)
    where type in ('article.retracted', 'article.unpublished', 'live.removed');
