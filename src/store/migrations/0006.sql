-- Models outside: which one may be asked, what was asked, and answers that need not be asked for twice.

create table ai_settings (
  organization_id text primary key references organization,
  provider text not null check (provider in ('off', 'anthropic', 'openai', 'openai-compatible')),
  base_url text,
  model text,
  -- Sealed by the master key (JWE).
  secret text,
  monthly_tokens bigint,
  monthly_cents bigint,
  cents_per_million_in double precision,
  cents_per_million_out double precision,
  changed_by text,
  changed_at timestamptz not null
);

-- Answers of a model by what was asked of it. They hold words of calls, and go with any call that they were made from.
create table ai_answer (
  organization_id text not null references organization,
  -- SHA-256 over model and request.
  request_hash text not null,
  answer text not null,
  call_ids text[] not null,
  made_at timestamptz not null,
  primary key (organization_id, request_hash)
);
create index ai_answer_of_call on ai_answer using gin (call_ids);

-- What was asked, without a word of it.
create table ai_request (
  organization_id text not null references organization,
  request_id text not null,
  at timestamptz not null,
  purpose text not null,
  account_id text,
  model text not null,
  call_ids text[] not null,
  fields text[] not null,
  tokens_in integer not null,
  tokens_out integer not null,
  was_cached boolean not null,
  result text not null,
  dropped integer not null,
  primary key (organization_id, request_id)
);
create index ai_request_by_time on ai_request (organization_id, at desc, request_id);
