-- What the migrations make, written by schema.test.ts. Do not edit.

create table api_token (
  organization_id text not null,
  token_id text not null,
  member_id text not null,
  name text not null,
  token_hash text not null,
  hint text not null,
  scopes text[] not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_token_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint api_token_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, member_id),
  constraint api_token_pkey PRIMARY KEY (organization_id, token_id)
);

create table block (
  organization_id text not null,
  item_id text not null,
  block_id bigint generated always as identity not null,
  record_id text not null,
  text_hash text not null,
  source_hash text not null,
  sort_key double precision not null,
  call_ids text[] default '{}'::text[] not null,
  text text not null,
  size_bytes integer not null,
  checked_at timestamp with time zone not null,
  constraint block_organization_id_item_id_fkey FOREIGN KEY (organization_id, item_id) REFERENCES item(organization_id, item_id),
  constraint block_pkey PRIMARY KEY (organization_id, item_id, block_id)
);

create table connection (
  organization_id text not null,
  connection_id text not null,
  member_id text not null,
  kind text not null,
  method text not null,
  status text not null,
  base_url text not null,
  company_key text not null,
  company_name text,
  user_count integer,
  secret text,
  secret_version integer default 1 not null,
  secret_expires_at timestamp with time zone,
  checks jsonb,
  checked_at timestamp with time zone,
  problem jsonb,
  connected_at timestamp with time zone default now() not null,
  disconnected_at timestamp with time zone,
  constraint connection_kind_check CHECK ((kind = ANY (ARRAY['personal'::text, 'shared'::text]))),
  constraint connection_method_check CHECK ((method = ANY (ARRAY['api_key'::text, 'oauth'::text, 'google'::text]))),
  constraint connection_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, member_id),
  constraint connection_pkey PRIMARY KEY (organization_id, connection_id),
  constraint connection_status_check CHECK ((status = ANY (ARRAY['connected'::text, 'action_required'::text, 'disconnected'::text])))
);

create table covered_window (
  organization_id text not null,
  item_id text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint covered_window_organization_id_item_id_fkey FOREIGN KEY (organization_id, item_id) REFERENCES item(organization_id, item_id),
  constraint covered_window_pkey PRIMARY KEY (organization_id, item_id, starts_at)
);

create table dataset (
  organization_id text not null,
  dataset_id text not null,
  member_id text not null,
  name text not null,
  description text default ''::text not null,
  record_limit integer,
  read_from timestamp with time zone,
  stats_days integer default 30 not null,
  sync jsonb not null,
  sync_stopped jsonb,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint dataset_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, member_id),
  constraint dataset_pkey PRIMARY KEY (organization_id, dataset_id)
);

create table event (
  organization_id text not null,
  event_id bigint generated always as identity not null,
  member_id text,
  subject_id text not null,
  kind text not null,
  text text not null,
  created_at timestamp with time zone default now() not null,
  constraint event_pkey PRIMARY KEY (organization_id, event_id)
);

create table gong_quota (
  organization_id text not null,
  company_key text not null,
  next_at timestamp with time zone default now() not null,
  paused_until timestamp with time zone,
  day date not null,
  used_today integer default 0 not null,
  constraint gong_quota_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint gong_quota_pkey PRIMARY KEY (organization_id, company_key)
);

create table invitation (
  organization_id text not null,
  invitation_id text not null,
  email text not null,
  role text not null,
  token_hash text not null,
  invited_by text not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint invitation_pkey PRIMARY KEY (organization_id, invitation_id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'leader'::text, 'csm'::text, 'data'::text, 'auditor'::text])))
);

create table item (
  organization_id text not null,
  item_id text not null,
  dataset_id text not null,
  source text not null,
  data_type text,
  file_name text not null,
  media_type text default 'text/plain'::text not null,
  is_synced boolean default true not null,
  document_id text,
  version integer default 0 not null,
  basis text,
  added_at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  constraint item_organization_id_dataset_id_fkey FOREIGN KEY (organization_id, dataset_id) REFERENCES dataset(organization_id, dataset_id),
  constraint item_pkey PRIMARY KEY (organization_id, item_id),
  constraint item_source_check CHECK ((source = ANY (ARRAY['gong'::text, 'upload'::text, 'google'::text])))
);

create table member (
  organization_id text not null,
  member_id text not null,
  user_id text not null,
  email text not null,
  name text not null,
  role text not null,
  created_at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  constraint member_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint member_pkey PRIMARY KEY (organization_id, member_id),
  constraint member_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'leader'::text, 'csm'::text, 'data'::text, 'auditor'::text])))
);

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table notice (
  organization_id text not null,
  notice_id bigint generated always as identity not null,
  member_id text not null,
  title text not null,
  body text not null,
  link text not null,
  created_at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  constraint notice_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, member_id),
  constraint notice_pkey PRIMARY KEY (organization_id, notice_id)
);

create table oauth_attempt (
  organization_id text not null,
  attempt_id text not null,
  member_id text not null,
  provider text not null,
  state_hash text not null,
  verifier text not null,
  redirect_uri text not null,
  status text not null,
  problem jsonb,
  return_to text,
  created_at timestamp with time zone default now() not null,
  used_at timestamp with time zone,
  constraint oauth_attempt_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, member_id),
  constraint oauth_attempt_pkey PRIMARY KEY (organization_id, attempt_id),
  constraint oauth_attempt_provider_check CHECK ((provider = ANY (ARRAY['gong'::text, 'google'::text]))),
  constraint oauth_attempt_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'succeeded'::text, 'failed'::text])))
);

create table organization (
  organization_id text not null,
  name text not null,
  is_sample boolean default false not null,
  created_at timestamp with time zone default now() not null,
  constraint organization_pkey PRIMARY KEY (organization_id)
);

create table owed_transcript (
  organization_id text not null,
  dataset_id text not null,
  call_id text not null,
  started_at timestamp with time zone not null,
  since timestamp with time zone not null,
  tries integer not null,
  next_try_at timestamp with time zone not null,
  given_up_at timestamp with time zone,
  constraint owed_transcript_organization_id_dataset_id_fkey FOREIGN KEY (organization_id, dataset_id) REFERENCES dataset(organization_id, dataset_id),
  constraint owed_transcript_pkey PRIMARY KEY (organization_id, dataset_id, call_id)
);

create table run (
  organization_id text not null,
  run_id text not null,
  dataset_id text not null,
  number integer not null,
  trigger text not null,
  status text not null,
  now timestamp with time zone not null,
  may_remove boolean default false not null,
  cancel_asked_at timestamp with time zone,
  requests integer default 0 not null,
  waiting text,
  resume_at timestamp with time zone,
  warnings text[] default '{}'::text[] not null,
  problem jsonb,
  created_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint run_organization_id_dataset_id_fkey FOREIGN KEY (organization_id, dataset_id) REFERENCES dataset(organization_id, dataset_id),
  constraint run_pkey PRIMARY KEY (organization_id, run_id),
  constraint run_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'partial'::text, 'failed'::text, 'cancelled'::text]))),
  constraint run_trigger_check CHECK ((trigger = ANY (ARRAY['import'::text, 'manual'::text, 'schedule'::text, 'retry'::text])))
);

create table run_item (
  organization_id text not null,
  run_id text not null,
  item_id text not null,
  status text not null,
  done integer default 0 not null,
  total integer,
  requests integer default 0 not null,
  records integer,
  new_records integer,
  changed_records integer,
  removed_records integer,
  fallen_records integer,
  version integer,
  warnings text[] default '{}'::text[] not null,
  problem jsonb,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint run_item_organization_id_item_id_fkey FOREIGN KEY (organization_id, item_id) REFERENCES item(organization_id, item_id),
  constraint run_item_organization_id_run_id_fkey FOREIGN KEY (organization_id, run_id) REFERENCES run(organization_id, run_id),
  constraint run_item_pkey PRIMARY KEY (organization_id, run_id, item_id),
  constraint run_item_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'empty'::text, 'unchanged'::text, 'skipped'::text, 'failed'::text, 'needs_confirmation'::text, 'cancelled'::text])))
);

create table seen_call (
  organization_id text not null,
  dataset_id text not null,
  call_id text not null,
  started_at timestamp with time zone not null,
  hash text not null,
  is_private boolean not null,
  constraint seen_call_organization_id_dataset_id_fkey FOREIGN KEY (organization_id, dataset_id) REFERENCES dataset(organization_id, dataset_id),
  constraint seen_call_pkey PRIMARY KEY (organization_id, dataset_id, call_id)
);

create table upload (
  organization_id text not null,
  upload_id text not null,
  member_id text not null,
  file_name text not null,
  media_type text not null,
  text text not null,
  size_bytes integer not null,
  created_at timestamp with time zone default now() not null,
  constraint upload_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, member_id),
  constraint upload_pkey PRIMARY KEY (organization_id, upload_id)
);

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
  new_records integer not null,
  changed_records integer not null,
  removed_records integer not null,
  imported_at timestamp with time zone not null,
  constraint version_organization_id_item_id_fkey FOREIGN KEY (organization_id, item_id) REFERENCES item(organization_id, item_id),
  constraint version_pkey PRIMARY KEY (organization_id, item_id, version)
);

CREATE INDEX api_token_hash ON public.api_token USING btree (token_hash);

CREATE UNIQUE INDEX block_of_record ON public.block USING btree (organization_id, item_id, record_id, text_hash);

CREATE UNIQUE INDEX connection_of_member ON public.connection USING btree (organization_id, member_id, kind, ((method = 'google'::text))) WHERE (disconnected_at IS NULL);

CREATE INDEX event_of_subject ON public.event USING btree (organization_id, subject_id, event_id);

CREATE INDEX invitation_token ON public.invitation USING btree (token_hash);

CREATE INDEX item_of_dataset ON public.item USING btree (organization_id, dataset_id);

CREATE UNIQUE INDEX item_of_type ON public.item USING btree (organization_id, dataset_id, data_type) WHERE ((data_type IS NOT NULL) AND (removed_at IS NULL));

CREATE UNIQUE INDEX member_by_user ON public.member USING btree (organization_id, user_id) WHERE (removed_at IS NULL);

CREATE INDEX member_user ON public.member USING btree (user_id);

CREATE INDEX notice_of_member ON public.notice USING btree (organization_id, member_id, notice_id);

CREATE INDEX oauth_attempt_state ON public.oauth_attempt USING btree (state_hash);

CREATE UNIQUE INDEX run_number ON public.run USING btree (organization_id, dataset_id, number);

CREATE INDEX run_of_item ON public.run_item USING btree (organization_id, item_id);

CREATE UNIQUE INDEX run_under_way ON public.run USING btree (organization_id, dataset_id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));
