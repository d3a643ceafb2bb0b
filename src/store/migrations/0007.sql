-- What kind of talk a call was, and its topics, derived from what was said where Gong, title and people say nothing.

alter table call drop constraint call_type_source_check;
alter table call add constraint call_type_source_check
  check (type_source in ('purpose', 'title', 'derived', 'none', 'person'));

alter table call_reading
  -- Null where it is too unsure to be said. A sync that brings no type keeps it as that of the call.
  add column type text,
  -- records/call-topic.ts
  add column topics jsonb not null default '[]';
