-- Newsletters, who asked for them, who proved to have asked, and what is kept about that.

create table newsletter (
    id uuid primary key,
    version int not null,
    slug text not null unique,
    name text not null,
    description text,
    cadence text,
    language text not null,
    sender_name text,
    sender_address text,
    reply_to text,
    -- Whether it takes new subscribers.
    open boolean not null,
    updated_at timestamptz not null
);
alter table former_slug drop constraint former_slug_kind_check,
    add constraint former_slug_kind_check
        check (kind in ('article', 'section', 'tag', 'author', 'collection', 'coverage', 'newsletter'));

-- What somebody asked for, about whom nothing has been looked up yet: so the answer is the same for everybody.
create table sign_up (
    id uuid primary key,
    kind text not null check (kind in ('subscription', 'link')),
    -- As it is written to, and as it is compared.
    address text not null,
    address_key text not null,
    newsletter_ids uuid[] not null,
    consent_text text,
    consent_form text,
    locale text not null check (locale in ('en', 'uk')),
    via text not null check (via in ('json', 'form')),
    network text not null,
    at timestamptz not null,
    -- Later than now while the address has got its letter of the hour, or after a failure.
    due_at timestamptz not null,
    -- Whether a cap has stood against it: that is counted once.
    held_back boolean not null default false
);
create index sign_up_due on sign_up (due_at, id);
create index sign_up_address on sign_up (address_key);
create index sign_up_at on sign_up (at);

create table subscriber (
    id uuid primary key,
    -- The local part in lower case and the domain in ASCII: who differs in nothing else is the same person.
    address_key text not null unique,
    address text not null,
    locale text not null check (locale in ('en', 'uk')),
    created_at timestamptz not null,
    -- Since when it is proven that the owner of the address wants anything of us.
    confirmed_at timestamptz
);

create table subscription (
    subscriber_id uuid not null references subscriber on delete cascade,
    newsletter_id uuid not null references newsletter on delete cascade,
    status text not null check (status in ('pending', 'confirmed', 'ended')),
    requested_at timestamptz not null,
    confirmed_at timestamptz,
    ended_at timestamptz,
    reason text check (reason in ('left', 'bounced', 'complained')),
    primary key (subscriber_id, newsletter_id),
    check ((status = 'ended') = (ended_at is not null)),
    check ((status = 'ended') = (reason is not null)),
    check (status <> 'confirmed' or confirmed_at is not null)
);
create index subscription_of_newsletter on subscription (newsletter_id, status);
create index subscription_pending on subscription (requested_at) where status = 'pending';

-- What mailed links carry. The token itself is never kept, only its SHA-256.
create table mailed_token (
    hash bytea primary key,
    purpose text not null check (purpose in ('confirm', 'preferences')),
    subscriber_id uuid not null references subscriber on delete cascade,
    newsletter_ids uuid[] not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null
);
create index mailed_token_subscriber on mailed_token (subscriber_id);
create index mailed_token_expired on mailed_token (expires_at);

-- Who agreed to what, when, how, and how it ended. The person is a keyed hash of the address; all else that could tell who
-- it was is taken away when the person is erased.
create table consent_entry (
    id uuid primary key,
    person bytea not null,
    subscriber_id uuid,
    newsletter text,
    at timestamptz not null,
    kind text not null check (kind in
        ('requested', 'confirmed', 'withdrawn', 'imported', 'bounced', 'complained', 'erased', 'expired')),
    via text not null check (via in
        ('json', 'form', 'mail', 'preferences', 'one-click', 'desk', 'import', 'provider', 'clock')),
    text text,
    form text,
    locale text,
    network text,
    reason text,
    proof text
);
create index consent_of_person on consent_entry (person, id);
create index consent_forgotten on consent_entry (at) where subscriber_id is null;
create index consent_of_subscriber on consent_entry (subscriber_id, id) where subscriber_id is not null;

-- The ledger is only written on. A person may be taken out of it, and what is too old may go: only whoever says so first.
create function keep_consent() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.subscriber_id is null and old.subscriber_id is not null
        and new.text is null and new.form is null and new.network is null and new.proof is null
        and (new.id, new.person, new.at, new.kind, new.via) = (old.id, old.person, old.at, old.kind, old.via)
        and (new.newsletter, new.locale, new.reason) is not distinct from (old.newsletter, old.locale, old.reason) then
        return new;
    end if;
    if tg_op = 'DELETE' and current_setting('dateline.ledger', true) = 'prune' then
        return old;
    end if;
    raise exception 'The consent ledger is append-only';
end $$;
create trigger consent_kept before update or delete on consent_entry for each row execute function keep_consent();
create trigger consent_not_truncated before truncate on consent_entry execute function keep_consent();

-- Who is never written to again, by the same keyed hash.
create table suppression (
    person bytea primary key,
    reason text not null check (reason in ('erased', 'bounced', 'complained')),
    at timestamptz not null
);

-- Letters that strangers can cause, counted against the caps of an hour and a day.
create table capped_letter (
    id uuid primary key,
    kind text not null,
    person bytea not null,
    network text not null,
    at timestamptz not null
);
create index capped_letter_person on capped_letter (person, kind, at);
create index capped_letter_network on capped_letter (network, at);
create index capped_letter_at on capped_letter (at);

-- How many sign-ups a network sent in which minute.
create table sign_up_rate (
    network text not null,
    minute timestamptz not null,
    count int not null,
    primary key (network, minute)
);
create index sign_up_rate_minute on sign_up_rate (minute);

-- Proofs of work that were used, until they would not be taken any more.
create table spent_challenge (
    challenge bytea primary key,
    expires_at timestamptz not null
);
create index spent_challenge_expired on spent_challenge (expires_at);
