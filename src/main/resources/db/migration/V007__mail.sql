-- Letters that wait to be sent. A letter is written in the transaction that gives reason for it; workers send it afterwards.
create table mail (
    id uuid primary key,
    kind text not null,
    -- What it is about in the room that wrote it, so that a bounce finds its way back when the address is gone from here.
    reference uuid,
    -- The same in every try, so that whoever gets a letter twice can tell.
    message_id text not null,
    -- Both are erased when nothing is to be done any more.
    recipient text,
    -- As it was written: headers keep their order.
    content json,
    status text not null check (status in ('waiting', 'sent', 'refused', 'expired')),
    created_at timestamptz not null,
    -- When it is next tried. Whoever claims it moves this beyond the time a try may take: that is the lease.
    due_at timestamptz not null,
    -- What it says is good until then, such as a link: after that it is not sent. Null if it is good for ever.
    good_until timestamptz,
    -- Counted with each claim: the result of a try that outlived its lease is not taken.
    attempts int not null default 0,
    -- The reply code (RFC 5321, section 4.2) of the last try; null if there was no answer.
    reply_code int,
    ended_at timestamptz,
    check ((status = 'waiting') = (ended_at is null)),
    check ((status = 'waiting') = (recipient is not null)),
    check ((status = 'waiting') = (content is not null))
);
create index mail_due on mail (due_at) where status = 'waiting';
create index mail_recipient on mail (lower(recipient)) where status = 'waiting';
create index mail_ended on mail (ended_at) where status <> 'waiting';
