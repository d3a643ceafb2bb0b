-- Handoffs: questions, answers, and the way from draft to accepted.

create table handoff_template (
  organization_id text not null references organization,
  template_id text not null,
  name text not null,
  -- records/handoff.ts: [{key, question, kinds}]
  fields jsonb not null,
  is_default boolean not null,
  changed_at timestamptz not null,
  primary key (organization_id, template_id)
);
create unique index handoff_template_default on handoff_template (organization_id) where is_default;

-- No row before somebody, or the engine, has begun it.
create table handoff (
  organization_id text not null,
  account_id text not null,
  -- Null for the built-in template.
  template_id text,
  state text not null check (state in ('draft', 'ready', 'accepted', 'returned')),
  due_on date,
  -- Why it was returned.
  reason text,
  changed_by text,
  changed_at timestamptz not null,
  ready_at timestamptz,
  accepted_at timestamptz,
  accepted_by text,
  made_at timestamptz,
  made_level text check (made_level in ('built-in', 'model')),
  made_model text,
  -- Calls that it was made from, for "2 newer calls".
  made_from text[] not null default '{}',
  dropped integer not null default 0,
  -- A generation under way, or how the last one failed.
  progress jsonb,
  failure jsonb,
  primary key (organization_id, account_id),
  foreign key (organization_id, account_id) references account on delete cascade,
  foreign key (organization_id, template_id) references handoff_template
);

create table handoff_answer (
  organization_id text not null,
  account_id text not null,
  field_key text not null,
  state text not null check (state in ('empty', 'suggested', 'edited', 'confirmed')),
  level text check (level in ('built-in', 'model', 'person')),
  changed_by text,
  changed_at timestamptz not null,
  primary key (organization_id, account_id, field_key),
  foreign key (organization_id, account_id) references handoff on delete cascade
);

-- One sentence of an answer, or of what would stand in its place. It goes with any call that it rests on.
create table handoff_sentence (
  organization_id text not null,
  account_id text not null,
  field_key text not null,
  is_proposal boolean not null,
  position integer not null,
  text text not null,
  -- Written or changed by a person.
  is_own boolean not null,
  -- records/evidence.ts: stored evidence.
  evidence jsonb not null,
  -- The calls of the evidence: whoever does not see all of them does not see the sentence.
  call_ids text[] not null,
  primary key (organization_id, account_id, field_key, is_proposal, position),
  foreign key (organization_id, account_id, field_key) references handoff_answer on delete cascade
);
create index handoff_sentence_of_call on handoff_sentence using gin (call_ids);

create table handoff_event (
  organization_id text not null,
  event_id text not null,
  account_id text not null,
  at timestamptz not null,
  by_name text not null,
  what text not null,
  field_key text,
  before text,
  after text,
  -- As of handoff_sentence: of the texts before and after.
  call_ids text[] not null default '{}',
  primary key (organization_id, event_id),
  foreign key (organization_id, account_id) references account on delete cascade
);
create index handoff_event_of_account on handoff_event (organization_id, account_id, at);
create index handoff_event_of_call on handoff_event using gin (call_ids);

-- A contradiction that somebody has decided.
create table handoff_decision (
  organization_id text not null,
  account_id text not null,
  contradiction_id text not null,
  -- Null where both hold.
  side integer,
  note text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (organization_id, account_id, contradiction_id),
  foreign key (organization_id, account_id) references account on delete cascade
);
