-- Of a version to come: what it needs beside what is there. The present version knows nothing of it and goes on writing.
alter table article add column standfirst text;

create function article_standfirst() returns trigger language plpgsql as $$
begin
    new.standfirst := new.title;
    return new;
end $$;

create trigger article_standfirst before insert or update on article for each row execute function article_standfirst();

update article set standfirst = title where standfirst is null;
