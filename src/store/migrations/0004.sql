-- What was found in linked calls, and what people made of it. It goes with the call.

-- A call that the engine has read, in that state of its transcript.
create table call_reading (
  organization_id text not null,
  call_id text not null,
  transcript_hash text not null,
  -- Names the engine's weights and the organization's rules: another one reads the call again.
  reader text not null,
  -- Only English is read; nothing is found in other calls.
  is_english boolean not null,
  sentiment text check (sentiment in ('positive', 'neutral', 'mixed', 'negative')),
  -- -1 to 1, and 0 to 1.
  sentiment_score real,
  sentiment_confidence real,
  read_at timestamptz not null,
  primary key (organization_id, call_id),
  foreign key (organization_id, call_id) references call on delete cascade
);

-- records/finding.ts
create table finding (
  organization_id text not null,
  call_id text not null,
  -- Made of the call, the kind and the words: the same when the call is read again.
  finding_id text not null,
  kind text not null,
  risk_type text check (risk_type in ('competitor', 'budget', 'timeline', 'executive', 'technical')),
  severity text check (severity in ('low', 'medium', 'high')),
  -- records/evidence.ts, with the transcript_hash of the reading.
  sentences integer[] not null,
  quote text not null,
  speaker_id text,
  side text not null check (side in ('customer', 'vendor', 'unknown')),
  start_ms integer not null,
  end_ms integer not null,
  confidence real not null,
  why text not null,
  subject text,
  due text,
  due_on date,
  origin text not null check (origin in ('derived', 'model', 'gong')),
  primary key (organization_id, call_id, finding_id),
  foreign key (organization_id, call_id) references call_reading on delete cascade,
  check ((kind = 'risk') = (risk_type is not null))
);
create index finding_by_id on finding (organization_id, finding_id);
create index finding_risk on finding (organization_id, call_id) where kind = 'risk';

-- What people made of a finding, in one account: the state of a risk, its owner, a next step ticked off.
create table finding_mark (
  organization_id text not null,
  account_id text not null,
  finding_id text not null,
  call_id text not null,
  state text not null check (state in ('open', 'watching', 'dismissed', 'resolved', 'done')),
  reason text,
  owner_id text,
  changed_by text,
  changed_at timestamptz not null,
  primary key (organization_id, account_id, finding_id),
  foreign key (organization_id, account_id) references account on delete cascade,
  foreign key (organization_id, call_id) references call on delete cascade
);
create index finding_mark_of_call on finding_mark (organization_id, call_id);

-- records/risk.ts: by which rules risks count. No row before somebody has changed them.
create table risk_rules (
  organization_id text primary key references organization,
  version integer not null,
  rules jsonb not null,
  changed_by text,
  changed_at timestamptz not null
);
