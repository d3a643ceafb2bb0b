-- Our tables live in `public`, and organization_id leads every key, so that a large installation can be spread by it.
-- `auth` belongs to better-auth, `pgboss` to pg-boss.

create table organization (
  organization_id text primary key,
  name text not null,
  -- The sample world is in it: pages carry the "Sample" mark.
  is_sample boolean not null default false,
  created_at timestamptz not null default now()
);

create table member (
  organization_id text not null references organization,
  member_id text not null,
  -- better-auth's user; one user is a member of one organization.
  user_id text not null,
  email text not null,
  name text not null,
  role text not null check (role in ('admin', 'leader', 'csm', 'data', 'auditor')),
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (organization_id, member_id)
);
create unique index member_by_user on member (organization_id, user_id) where removed_at is null;
create index member_user on member (user_id);

create table invitation (
  organization_id text not null references organization,
  invitation_id text not null,
  email text not null,
  role text not null check (role in ('admin', 'leader', 'csm', 'data', 'auditor')),
  -- SHA-256 of what the link carries; the link itself is shown once.
  token_hash text not null,
  invited_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, invitation_id)
);
create index invitation_token on invitation (token_hash);

create table api_token (
  organization_id text not null references organization,
  token_id text not null,
  member_id text not null,
  name text not null,
  token_hash text not null,
  -- The first characters, by which a person knows it again.
  hint text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, token_id),
  foreign key (organization_id, member_id) references member
);
create index api_token_hash on api_token (token_hash);

create table connection (
  organization_id text not null,
  connection_id text not null,
  member_id text not null,
  kind text not null check (kind in ('personal', 'shared')),
  -- `google` feeds datasets with documents; the other two read Gong.
  method text not null check (method in ('api_key', 'oauth', 'google')),
  status text not null check (status in ('connected', 'action_required', 'disconnected')),
  base_url text not null,
  -- What the limiter counts by: the same for every key of one Gong company.
  company_key text not null,
  company_name text,
  user_count integer,
  -- JWE of the key pair or the tokens; null once disconnected.
  secret text,
  -- Rises with every renewal of the tokens, so that two jobs never renew the same one.
  secret_version integer not null default 1,
  secret_expires_at timestamptz,
  -- The last check, type by type, as records/connection.ts says; null before the first.
  checks jsonb,
  checked_at timestamptz,
  -- Why action is required: {code, message, fix, since}.
  problem jsonb,
  connected_at timestamptz not null default now(),
  disconnected_at timestamptz,
  primary key (organization_id, connection_id),
  foreign key (organization_id, member_id) references member
);
create unique index connection_of_member on connection (organization_id, member_id, kind, (method = 'google'))
  where disconnected_at is null;

create table oauth_attempt (
  organization_id text not null,
  attempt_id text not null,
  member_id text not null,
  provider text not null check (provider in ('gong', 'google')),
  -- SHA-256 of the state that the browser carries; it is good once.
  state_hash text not null,
  -- JWE of the PKCE verifier.
  verifier text not null,
  redirect_uri text not null,
  status text not null check (status in ('waiting', 'succeeded', 'failed')),
  problem jsonb,
  -- Where a browser that stayed in its tab goes on.
  return_to text,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (organization_id, attempt_id),
  foreign key (organization_id, member_id) references member
);
create index oauth_attempt_state on oauth_attempt (state_hash);

-- One row for each Gong company: every process takes its turns here.
create table gong_quota (
  organization_id text not null references organization,
  company_key text not null,
  next_at timestamptz not null default now(),
  paused_until timestamptz,
  day date not null,
  used_today integer not null default 0,
  primary key (organization_id, company_key)
);

create table dataset (
  organization_id text not null,
  dataset_id text not null,
  member_id text not null,
  name text not null,
  description text not null default '',
  -- Records of each type; null for all.
  record_limit integer,
  -- Calls before this are not read; null for as far back as needed.
  read_from timestamptz,
  stats_days integer not null default 30,
  -- records/schedule.ts: {isOn, frequency, at, weekday, cron, timeZone}
  sync jsonb not null,
  -- Why syncs stand still: not connected, paused after a refusal. Null while they run.
  sync_stopped jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, dataset_id),
  foreign key (organization_id, member_id) references member
);

-- One data type, upload or document in a dataset, and the file that it makes.
create table item (
  organization_id text not null,
  item_id text not null,
  dataset_id text not null,
  source text not null check (source in ('gong', 'upload', 'google')),
  data_type text,
  -- The first name it was given; it stays.
  file_name text not null,
  media_type text not null default 'text/plain',
  is_synced boolean not null default true,
  -- The document in Google Drive.
  document_id text,
  -- 0 before the first text is there.
  version integer not null default 0,
  -- Hash of all that the current version was made from, where its records do not tell: CRM types.
  basis text,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (organization_id, item_id),
  foreign key (organization_id, dataset_id) references dataset
);
create index item_of_dataset on item (organization_id, dataset_id);
create unique index item_of_type on item (organization_id, dataset_id, data_type)
  where data_type is not null and removed_at is null;

-- Formatted text of one record, never Gong's raw answer. The text never changes.
create table block (
  organization_id text not null,
  item_id text not null,
  block_id bigint generated always as identity,
  record_id text not null,
  -- SHA-256 of the text.
  text_hash text not null,
  -- What the text was made from: when it is unchanged, Gong is not asked again.
  source_hash text not null,
  -- Place in the file: larger comes first.
  sort_key double precision not null,
  -- Calls that the text names beside its own: one that becomes private takes the text with it.
  call_ids text[] not null default '{}',
  text text not null,
  size_bytes integer not null,
  checked_at timestamptz not null,
  primary key (organization_id, item_id, block_id),
  foreign key (organization_id, item_id) references item
);
create unique index block_of_record on block (organization_id, item_id, record_id, text_hash);

-- One state of a file: its header, and its blocks in order. The bytes are header and blocks, nothing else.
create table version (
  organization_id text not null,
  item_id text not null,
  version integer not null,
  run_id text,
  header text not null,
  block_ids bigint[] not null,
  records integer not null,
  available integer,
  size_bytes bigint not null,
  sha256 text not null,
  -- Against the version before.
  new_records integer not null,
  changed_records integer not null,
  removed_records integer not null,
  imported_at timestamptz not null,
  primary key (organization_id, item_id, version),
  foreign key (organization_id, item_id) references item
);

-- A file that was uploaded and belongs to no dataset yet.
create table upload (
  organization_id text not null,
  upload_id text not null,
  member_id text not null,
  file_name text not null,
  media_type text not null,
  text text not null,
  size_bytes integer not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, upload_id),
  foreign key (organization_id, member_id) references member
);

create table run (
  organization_id text not null,
  run_id text not null,
  dataset_id text not null,
  -- Counts up within the dataset: "Run 31".
  number integer not null,
  trigger text not null check (trigger in ('import', 'manual', 'schedule', 'retry')),
  status text not null
    check (status in ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
  -- Taken for the present time by every attempt of this run.
  now timestamptz not null,
  -- Removals beyond the safe share were confirmed by a person.
  may_remove boolean not null default false,
  cancel_asked_at timestamptz,
  requests integer not null default 0,
  -- What it waits for just now; null while it works.
  waiting text,
  -- Queued until then, for Gong asked for a long wait.
  resume_at timestamptz,
  -- What a reader of the run should hear, beside the problems of single types.
  warnings text[] not null default '{}',
  problem jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (organization_id, run_id),
  foreign key (organization_id, dataset_id) references dataset
);
create unique index run_under_way on run (organization_id, dataset_id)
  where status in ('queued', 'running');
create unique index run_number on run (organization_id, dataset_id, number);

create table run_item (
  organization_id text not null,
  run_id text not null,
  item_id text not null,
  status text not null
    check (status in ('queued', 'running', 'succeeded', 'empty', 'unchanged', 'skipped', 'failed', 'needs_confirmation', 'cancelled')),
  done integer not null default 0,
  total integer,
  requests integer not null default 0,
  records integer,
  new_records integer,
  changed_records integer,
  removed_records integer,
  -- Left the newest N, and are still in Gong.
  fallen_records integer,
  -- Made by this run; null where nothing changed.
  version integer,
  warnings text[] not null default '{}',
  problem jsonb,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (organization_id, run_id, item_id),
  foreign key (organization_id, run_id) references run,
  foreign key (organization_id, item_id) references item
);
create index run_of_item on run_item (organization_id, item_id);

-- The coverage ledger: half-open windows of call starts that an item has in full, and when they were listed.
create table covered_window (
  organization_id text not null,
  item_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (organization_id, item_id, starts_at),
  foreign key (organization_id, item_id) references item
);

-- What is remembered of a call between syncs: hashes, nothing readable.
create table seen_call (
  organization_id text not null,
  dataset_id text not null,
  call_id text not null,
  started_at timestamptz not null,
  hash text not null,
  is_private boolean not null,
  primary key (organization_id, dataset_id, call_id),
  foreign key (organization_id, dataset_id) references dataset
);

-- Calls whose transcript is still due, with the next try.
create table owed_transcript (
  organization_id text not null,
  dataset_id text not null,
  call_id text not null,
  started_at timestamptz not null,
  since timestamptz not null,
  tries integer not null,
  next_try_at timestamptz not null,
  -- Tried for as long as a transcript can take; still listed, no longer asked for.
  given_up_at timestamptz,
  primary key (organization_id, dataset_id, call_id),
  foreign key (organization_id, dataset_id) references dataset
);

-- What happened to a connection or a dataset, and who did it.
create table event (
  organization_id text not null,
  event_id bigint generated always as identity,
  member_id text,
  subject_id text not null,
  kind text not null,
  text text not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, event_id)
);
create index event_of_subject on event (organization_id, subject_id, event_id);

-- What a member should hear although they looked away.
create table notice (
  organization_id text not null,
  notice_id bigint generated always as identity,
  member_id text not null,
  title text not null,
  body text not null,
  link text not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (organization_id, notice_id),
  foreign key (organization_id, member_id) references member
);
create index notice_of_member on notice (organization_id, member_id, notice_id);
