-- What was said in linked calls, turned round for the search: which call holds which word. It changes in the same
-- transaction as the transcripts, and a call that goes takes its words along.

-- Some calls' words, written once and never changed: src/search/segments says what the bytes are.
create table search_segment (
  organization_id text not null references organization,
  segment_id bigint generated always as identity,
  calls integer not null,
  size_bytes bigint not null,
  head bytea not null,
  primary key (organization_id, segment_id)
);

-- The body of a segment in pages of 1 MiB, stored as they are, so that a part of one is read without the rest.
create table search_page (
  organization_id text not null,
  segment_id bigint not null,
  page integer not null,
  bytes bytea not null,
  primary key (organization_id, segment_id, page),
  foreign key (organization_id, segment_id) references search_segment on delete cascade
);
alter table search_segment alter column head set storage external;
alter table search_page alter column bytes set storage external;

-- Where a call is: its number in the segment.
create table search_call (
  organization_id text not null,
  call_id text not null,
  segment_id bigint not null,
  number integer not null,
  -- SHA-256 over all that the words were made from.
  hash text not null,
  -- Ids of those who speak, in the order of their first turn; a passage names its speaker by the place here.
  speaker_ids text[] not null,
  primary key (organization_id, call_id),
  foreign key (organization_id, segment_id) references search_segment on delete cascade
);
create unique index search_call_by_number on search_call (organization_id, segment_id, number);
