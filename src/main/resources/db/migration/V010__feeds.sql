-- What feeds tell as gone: the newest removals, without reading all the rest of the log.
create index change_removal on change (seq)
    where type in ('article.unpublished', 'article.retracted', 'live.removed');
