-- Of the version after it, when none of the earlier ones is left: what only they needed goes.
drop trigger article_standfirst on article;
drop function article_standfirst;
alter table article drop column standfirst;
