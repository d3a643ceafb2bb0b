-- What the migrations make, written by schema.test.ts. Do not edit.

create table access (
  organization_id text not null,
  connection_id text,
  company_key text,
  mode text not null,
  team_user_ids text[] default '{}'::text[] not null,
  team_lead_ids text[] default '{}'::text[] not null,
  workspace_ids text[] default '{}'::text[] not null,
  read_from timestamp with time zone not null,
  excluded_title_words text[] default '{}'::text[] not null,
  confirmed_at timestamp with time zone,
  confirmed_by text,
  is_open_to_all boolean default false not null,
  follows_chosen_people boolean default false not null,
  constraint access_mode_check CHECK ((mode = ANY (ARRAY['all'::text, 'team'::text, 'deal'::text]))),
  constraint access_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint access_pkey PRIMARY KEY (organization_id)
);

create table account (
  organization_id text not null,
  account_id text not null,
  name text not null,
  stage text not null,
  owner_id text,
  kickoff_on date,
  source text not null,
  created_by text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  matching_since timestamp with time zone,
  sought_at timestamp with time zone,
  constraint account_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint account_organization_id_owner_id_fkey FOREIGN KEY (organization_id, owner_id) REFERENCES member(organization_id, member_id),
  constraint account_pkey PRIMARY KEY (organization_id, account_id),
  constraint account_source_check CHECK ((source = ANY (ARRAY['hand'::text, 'csv'::text, 'api'::text, 'webhook'::text, 'crm'::text])))
);

create table account_contact (
  organization_id text not null,
  account_id text not null,
  email text not null,
  name text,
  title text,
  constraint account_contact_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint account_contact_pkey PRIMARY KEY (organization_id, account_id, email)
);

create table account_crm_id (
  organization_id text not null,
  account_id text not null,
  kind text not null,
  crm_id text not null,
  constraint account_crm_id_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'deal'::text]))),
  constraint account_crm_id_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint account_crm_id_pkey PRIMARY KEY (organization_id, account_id, kind, crm_id)
);

create table account_domain (
  organization_id text not null,
  domain text not null,
  account_id text not null,
  constraint account_domain_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint account_domain_pkey PRIMARY KEY (organization_id, account_id, domain)
);

create table account_key (
  organization_id text not null,
  key bigint not null,
  account_id text not null,
  constraint account_key_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint account_key_pkey PRIMARY KEY (organization_id, key, account_id)
);

create table account_sync (
  organization_id text not null,
  status text not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  succeeded_at timestamp with time zone,
  next_at timestamp with time zone,
  progress jsonb,
  counts jsonb,
  problem jsonb,
  asked_at timestamp with time zone,
  may_remove boolean default false not null,
  constraint account_sync_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint account_sync_pkey PRIMARY KEY (organization_id),
  constraint account_sync_status_check CHECK ((status = ANY (ARRAY['idle'::text, 'queued'::text, 'running'::text])))
);

create table account_window (
  organization_id text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint account_window_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint account_window_pkey PRIMARY KEY (organization_id, starts_at)
);

create table ai_answer (
  organization_id text not null,
  request_hash text not null,
  answer text not null,
  call_ids text[] not null,
  made_at timestamp with time zone not null,
  constraint ai_answer_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint ai_answer_pkey PRIMARY KEY (organization_id, request_hash)
);

create table ai_request (
  organization_id text not null,
  request_id text not null,
  at timestamp with time zone not null,
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
  constraint ai_request_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint ai_request_pkey PRIMARY KEY (organization_id, request_id)
);

create table ai_settings (
  organization_id text not null,
  provider text not null,
  base_url text,
  model text,
  secret text,
  monthly_tokens bigint,
  monthly_cents bigint,
  cents_per_million_in double precision,
  cents_per_million_out double precision,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint ai_settings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint ai_settings_pkey PRIMARY KEY (organization_id),
  constraint ai_settings_provider_check CHECK ((provider = ANY (ARRAY['off'::text, 'anthropic'::text, 'openai'::text, 'openai-compatible'::text])))
);

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

create table call (
  organization_id text not null,
  call_id text not null,
  call_no bigint generated always as identity not null,
  workspace_id text,
  host_id text,
  url text,
  title text,
  started_at timestamp with time zone not null,
  duration_sec integer not null,
  direction text,
  system text,
  scope text not null,
  language text,
  is_private boolean default false not null,
  unseen_since timestamp with time zone,
  type text,
  type_source text not null,
  details jsonb not null,
  crm jsonb not null,
  transcript_state text not null,
  transcript_checked_at timestamp with time zone,
  linked_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint call_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES stub(organization_id, call_id),
  constraint call_pkey PRIMARY KEY (organization_id, call_id),
  constraint call_scope_check CHECK ((scope = ANY (ARRAY['Internal'::text, 'External'::text, 'Unknown'::text]))),
  constraint call_transcript_state_check CHECK ((transcript_state = ANY (ARRAY['here'::text, 'owed'::text, 'not_recorded'::text, 'no_scope'::text, 'given_up'::text]))),
  constraint call_type_source_check CHECK ((type_source = ANY (ARRAY['purpose'::text, 'title'::text, 'derived'::text, 'none'::text, 'person'::text])))
);

create table call_grant (
  organization_id text not null,
  call_id text not null,
  user_id text not null,
  constraint call_grant_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint call_grant_pkey PRIMARY KEY (organization_id, call_id, user_id)
);

create table call_party (
  organization_id text not null,
  call_id text not null,
  "position" integer not null,
  name text,
  email text,
  phone text,
  title text,
  user_id text,
  speaker_id text,
  side text not null,
  attended boolean not null,
  constraint call_party_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint call_party_pkey PRIMARY KEY (organization_id, call_id, "position"),
  constraint call_party_side_check CHECK ((side = ANY (ARRAY['Internal'::text, 'External'::text, 'Unknown'::text])))
);

create table call_reading (
  organization_id text not null,
  call_id text not null,
  transcript_hash text not null,
  reader text not null,
  is_english boolean not null,
  sentiment text,
  sentiment_score real,
  sentiment_confidence real,
  read_at timestamp with time zone not null,
  type text,
  topics jsonb default '[]'::jsonb not null,
  constraint call_reading_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint call_reading_pkey PRIMARY KEY (organization_id, call_id),
  constraint call_reading_sentiment_check CHECK ((sentiment = ANY (ARRAY['positive'::text, 'neutral'::text, 'mixed'::text, 'negative'::text])))
);

create table call_review (
  organization_id text not null,
  call_id text not null,
  member_id text not null,
  reviewed_at timestamp with time zone not null,
  constraint call_review_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint call_review_pkey PRIMARY KEY (organization_id, call_id, member_id)
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

create table finding (
  organization_id text not null,
  call_id text not null,
  finding_id text not null,
  kind text not null,
  risk_type text,
  severity text,
  sentences integer[] not null,
  quote text not null,
  speaker_id text,
  side text not null,
  start_ms integer not null,
  end_ms integer not null,
  confidence real not null,
  why text not null,
  subject text,
  due text,
  due_on date,
  origin text not null,
  model text,
  constraint finding_check CHECK (((kind = 'risk'::text) = (risk_type IS NOT NULL))),
  constraint finding_model_named CHECK (((origin <> 'model'::text) OR (model IS NOT NULL))),
  constraint finding_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call_reading(organization_id, call_id) ON DELETE CASCADE,
  constraint finding_origin_check CHECK ((origin = ANY (ARRAY['derived'::text, 'model'::text, 'gong'::text]))),
  constraint finding_pkey PRIMARY KEY (organization_id, call_id, finding_id),
  constraint finding_risk_type_check CHECK ((risk_type = ANY (ARRAY['competitor'::text, 'budget'::text, 'timeline'::text, 'executive'::text, 'technical'::text]))),
  constraint finding_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  constraint finding_side_check CHECK ((side = ANY (ARRAY['customer'::text, 'vendor'::text, 'unknown'::text])))
);

create table finding_mark (
  organization_id text not null,
  account_id text not null,
  finding_id text not null,
  call_id text not null,
  state text not null,
  reason text,
  owner_id text,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint finding_mark_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint finding_mark_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint finding_mark_pkey PRIMARY KEY (organization_id, account_id, finding_id),
  constraint finding_mark_state_check CHECK ((state = ANY (ARRAY['open'::text, 'watching'::text, 'dismissed'::text, 'resolved'::text, 'done'::text])))
);

create table folder_call (
  organization_id text not null,
  folder_id text not null,
  workspace_id text not null,
  call_id text not null,
  constraint folder_call_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint folder_call_pkey PRIMARY KEY (organization_id, call_id, folder_id)
);

create table gong_profile (
  organization_id text not null,
  profile_id text not null,
  workspace_id text not null,
  name text not null,
  calls_level text,
  team_lead_ids text[] default '{}'::text[] not null,
  folders_level text,
  folder_ids text[] default '{}'::text[] not null,
  constraint gong_profile_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint gong_profile_pkey PRIMARY KEY (organization_id, profile_id)
);

create table gong_profile_user (
  organization_id text not null,
  profile_id text not null,
  user_id text not null,
  constraint gong_profile_user_organization_id_profile_id_fkey FOREIGN KEY (organization_id, profile_id) REFERENCES gong_profile(organization_id, profile_id) ON DELETE CASCADE,
  constraint gong_profile_user_pkey PRIMARY KEY (organization_id, profile_id, user_id)
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

create table gong_user (
  organization_id text not null,
  user_id text not null,
  email text,
  other_emails text[] default '{}'::text[] not null,
  name text,
  title text,
  manager_id text,
  is_active boolean not null,
  constraint gong_user_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint gong_user_pkey PRIMARY KEY (organization_id, user_id)
);

create table gong_workspace (
  organization_id text not null,
  workspace_id text not null,
  name text not null,
  constraint gong_workspace_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint gong_workspace_pkey PRIMARY KEY (organization_id, workspace_id)
);

create table handoff (
  organization_id text not null,
  account_id text not null,
  template_id text,
  state text not null,
  due_on date,
  reason text,
  changed_by text,
  changed_at timestamp with time zone not null,
  ready_at timestamp with time zone,
  accepted_at timestamp with time zone,
  accepted_by text,
  made_at timestamp with time zone,
  made_level text,
  made_model text,
  made_from text[] default '{}'::text[] not null,
  dropped integer default 0 not null,
  progress jsonb,
  failure jsonb,
  constraint handoff_made_level_check CHECK ((made_level = ANY (ARRAY['built-in'::text, 'model'::text]))),
  constraint handoff_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint handoff_organization_id_template_id_fkey FOREIGN KEY (organization_id, template_id) REFERENCES handoff_template(organization_id, template_id),
  constraint handoff_pkey PRIMARY KEY (organization_id, account_id),
  constraint handoff_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'ready'::text, 'accepted'::text, 'returned'::text])))
);

create table handoff_answer (
  organization_id text not null,
  account_id text not null,
  field_key text not null,
  state text not null,
  level text,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint handoff_answer_level_check CHECK ((level = ANY (ARRAY['built-in'::text, 'model'::text, 'person'::text]))),
  constraint handoff_answer_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES handoff(organization_id, account_id) ON DELETE CASCADE,
  constraint handoff_answer_pkey PRIMARY KEY (organization_id, account_id, field_key),
  constraint handoff_answer_state_check CHECK ((state = ANY (ARRAY['empty'::text, 'suggested'::text, 'edited'::text, 'confirmed'::text])))
);

create table handoff_decision (
  organization_id text not null,
  account_id text not null,
  contradiction_id text not null,
  side integer,
  note text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint handoff_decision_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint handoff_decision_pkey PRIMARY KEY (organization_id, account_id, contradiction_id)
);

create table handoff_event (
  organization_id text not null,
  event_id text not null,
  account_id text not null,
  at timestamp with time zone not null,
  by_name text not null,
  what text not null,
  field_key text,
  before text,
  after text,
  call_ids text[] default '{}'::text[] not null,
  constraint handoff_event_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint handoff_event_pkey PRIMARY KEY (organization_id, event_id)
);

create table handoff_sentence (
  organization_id text not null,
  account_id text not null,
  field_key text not null,
  is_proposal boolean not null,
  "position" integer not null,
  text text not null,
  is_own boolean not null,
  evidence jsonb not null,
  call_ids text[] not null,
  constraint handoff_sentence_organization_id_account_id_field_key_fkey FOREIGN KEY (organization_id, account_id, field_key) REFERENCES handoff_answer(organization_id, account_id, field_key) ON DELETE CASCADE,
  constraint handoff_sentence_pkey PRIMARY KEY (organization_id, account_id, field_key, is_proposal, "position")
);

create table handoff_template (
  organization_id text not null,
  template_id text not null,
  name text not null,
  fields jsonb not null,
  is_default boolean not null,
  changed_at timestamp with time zone not null,
  constraint handoff_template_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint handoff_template_pkey PRIMARY KEY (organization_id, template_id)
);

create table hash_key (
  organization_id text not null,
  secret text not null,
  constraint hash_key_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint hash_key_pkey PRIMARY KEY (organization_id)
);

create table inbound_delivery (
  organization_id text not null,
  hook_id text not null,
  signature_hash text not null,
  received_at timestamp with time zone not null,
  constraint inbound_delivery_organization_id_hook_id_fkey FOREIGN KEY (organization_id, hook_id) REFERENCES inbound_hook(organization_id, hook_id),
  constraint inbound_delivery_pkey PRIMARY KEY (organization_id, hook_id, signature_hash)
);

create table inbound_hook (
  organization_id text not null,
  hook_id text not null,
  name text not null,
  secret text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint inbound_hook_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint inbound_hook_pkey PRIMARY KEY (organization_id, hook_id)
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

create table link (
  organization_id text not null,
  account_id text not null,
  call_id text not null,
  state text not null,
  reasons jsonb not null,
  is_manual boolean default false not null,
  decided_by text,
  decided_at timestamp with time zone not null,
  constraint link_organization_id_account_id_fkey FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE,
  constraint link_pkey PRIMARY KEY (organization_id, account_id, call_id),
  constraint link_state_check CHECK ((state = ANY (ARRAY['linked'::text, 'unlinked'::text, 'waiting'::text])))
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

create table mirror (
  organization_id text not null,
  refreshed_at timestamp with time zone,
  calls_checked_at timestamp with time zone,
  grants_read_at timestamp with time zone,
  problem jsonb,
  constraint mirror_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint mirror_pkey PRIMARY KEY (organization_id)
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
  kind text default 'personal'::text not null,
  constraint oauth_attempt_kind_check CHECK ((kind = ANY (ARRAY['personal'::text, 'shared'::text]))),
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

create table owed_part (
  organization_id text not null,
  call_id text not null,
  part text not null,
  since timestamp with time zone not null,
  tries integer not null,
  next_try_at timestamp with time zone not null,
  given_up_at timestamp with time zone,
  constraint owed_part_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint owed_part_part_check CHECK ((part = ANY (ARRAY['transcript'::text, 'details'::text]))),
  constraint owed_part_pkey PRIMARY KEY (organization_id, call_id, part)
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

create table own_moment (
  organization_id text not null,
  moment_id text not null,
  call_id text not null,
  member_id text not null,
  transcript_hash text not null,
  first_sentence integer not null,
  last_sentence integer not null,
  quote text not null,
  note text not null,
  created_at timestamp with time zone not null,
  constraint own_moment_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint own_moment_pkey PRIMARY KEY (organization_id, moment_id)
);

create table risk_rules (
  organization_id text not null,
  version integer not null,
  rules jsonb not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint risk_rules_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint risk_rules_pkey PRIMARY KEY (organization_id)
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

create table search_call (
  organization_id text not null,
  call_id text not null,
  segment_id bigint not null,
  number integer not null,
  hash text not null,
  speaker_ids text[] not null,
  constraint search_call_organization_id_segment_id_fkey FOREIGN KEY (organization_id, segment_id) REFERENCES search_segment(organization_id, segment_id) ON DELETE CASCADE,
  constraint search_call_pkey PRIMARY KEY (organization_id, call_id)
);

create table search_page (
  organization_id text not null,
  segment_id bigint not null,
  page integer not null,
  bytes bytea not null,
  constraint search_page_organization_id_segment_id_fkey FOREIGN KEY (organization_id, segment_id) REFERENCES search_segment(organization_id, segment_id) ON DELETE CASCADE,
  constraint search_page_pkey PRIMARY KEY (organization_id, segment_id, page)
);

create table search_segment (
  organization_id text not null,
  segment_id bigint generated always as identity not null,
  calls integer not null,
  size_bytes bigint not null,
  head bytea not null,
  constraint search_segment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint search_segment_pkey PRIMARY KEY (organization_id, segment_id)
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

create table stub (
  organization_id text not null,
  call_id text not null,
  started_at timestamp with time zone not null,
  state text not null,
  workspace_id text,
  has_deal boolean not null,
  hash text not null,
  seen_at timestamp with time zone not null,
  constraint stub_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint stub_pkey PRIMARY KEY (organization_id, call_id),
  constraint stub_state_check CHECK ((state = ANY (ARRAY['open'::text, 'private'::text, 'internal'::text, 'excluded'::text])))
);

create table stub_key (
  organization_id text not null,
  key bigint not null,
  call_id text not null,
  constraint stub_key_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES stub(organization_id, call_id) ON DELETE CASCADE,
  constraint stub_key_pkey PRIMARY KEY (organization_id, key, call_id)
);

create table transcript (
  organization_id text not null,
  call_id text not null,
  hash text not null,
  texts text[] not null,
  starts_ms integer[] not null,
  ends_ms integer[] not null,
  turn_starts integer[] not null,
  turn_speakers text[] not null,
  turn_topics text[] not null,
  constraint transcript_organization_id_call_id_fkey FOREIGN KEY (organization_id, call_id) REFERENCES call(organization_id, call_id) ON DELETE CASCADE,
  constraint transcript_pkey PRIMARY KEY (organization_id, call_id)
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

create table viewer (
  organization_id text not null,
  member_id text not null,
  user_id text not null,
  basis text not null,
  email text not null,
  mapped_by text,
  mapped_at timestamp with time zone not null,
  constraint viewer_basis_check CHECK ((basis = ANY (ARRAY['verified'::text, 'mapped'::text]))),
  constraint viewer_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, member_id),
  constraint viewer_pkey PRIMARY KEY (organization_id, member_id)
);

create table visibility_epoch (
  organization_id text not null,
  epoch bigint not null,
  constraint visibility_epoch_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  constraint visibility_epoch_pkey PRIMARY KEY (organization_id)
);

CREATE INDEX account_key_of_account ON public.account_key USING btree (organization_id, account_id);

CREATE INDEX account_of_contact ON public.account_contact USING btree (organization_id, email);

CREATE INDEX account_of_crm_id ON public.account_crm_id USING btree (organization_id, kind, crm_id);

CREATE INDEX account_of_domain ON public.account_domain USING btree (organization_id, domain);

CREATE INDEX ai_answer_of_call ON public.ai_answer USING gin (call_ids);

CREATE INDEX ai_request_by_time ON public.ai_request USING btree (organization_id, at DESC, request_id);

CREATE INDEX api_token_hash ON public.api_token USING btree (token_hash);

CREATE UNIQUE INDEX block_of_record ON public.block USING btree (organization_id, item_id, record_id, text_hash);

CREATE INDEX call_by_host ON public.call USING btree (organization_id, host_id);

CREATE UNIQUE INDEX call_by_no ON public.call USING btree (organization_id, call_no);

CREATE INDEX call_by_start ON public.call USING btree (organization_id, started_at DESC, call_id);

CREATE INDEX call_party_by_email ON public.call_party USING btree (organization_id, email, call_id);

CREATE INDEX call_party_by_user ON public.call_party USING btree (organization_id, user_id, call_id);

CREATE INDEX call_unseen ON public.call USING btree (organization_id) WHERE (unseen_since IS NOT NULL);

CREATE UNIQUE INDEX connection_of_member ON public.connection USING btree (organization_id, member_id, kind, ((method = 'google'::text))) WHERE (disconnected_at IS NULL);

CREATE UNIQUE INDEX connection_shared ON public.connection USING btree (organization_id) WHERE ((kind = 'shared'::text) AND (disconnected_at IS NULL));

CREATE INDEX event_of_subject ON public.event USING btree (organization_id, subject_id, event_id);

CREATE INDEX finding_by_id ON public.finding USING btree (organization_id, finding_id);

CREATE INDEX finding_mark_of_call ON public.finding_mark USING btree (organization_id, call_id);

CREATE INDEX finding_risk ON public.finding USING btree (organization_id, call_id) WHERE (kind = 'risk'::text);

CREATE INDEX gong_profile_of_user ON public.gong_profile_user USING btree (organization_id, user_id);

CREATE INDEX gong_user_of_manager ON public.gong_user USING btree (organization_id, manager_id);

CREATE INDEX handoff_event_of_account ON public.handoff_event USING btree (organization_id, account_id, at);

CREATE INDEX handoff_event_of_call ON public.handoff_event USING gin (call_ids);

CREATE INDEX handoff_sentence_of_call ON public.handoff_sentence USING gin (call_ids);

CREATE UNIQUE INDEX handoff_template_default ON public.handoff_template USING btree (organization_id) WHERE is_default;

CREATE UNIQUE INDEX inbound_hook_id ON public.inbound_hook USING btree (hook_id);

CREATE INDEX invitation_token ON public.invitation USING btree (token_hash);

CREATE INDEX item_of_dataset ON public.item USING btree (organization_id, dataset_id);

CREATE UNIQUE INDEX item_of_type ON public.item USING btree (organization_id, dataset_id, data_type) WHERE ((data_type IS NOT NULL) AND (removed_at IS NULL));

CREATE INDEX link_of_call ON public.link USING btree (organization_id, call_id, account_id);

CREATE UNIQUE INDEX member_by_user ON public.member USING btree (organization_id, user_id) WHERE (removed_at IS NULL);

CREATE INDEX member_user ON public.member USING btree (user_id);

CREATE INDEX notice_of_member ON public.notice USING btree (organization_id, member_id, notice_id);

CREATE INDEX oauth_attempt_state ON public.oauth_attempt USING btree (state_hash);

CREATE INDEX owed_part_due ON public.owed_part USING btree (organization_id, next_try_at);

CREATE INDEX own_moment_of_call ON public.own_moment USING btree (organization_id, call_id);

CREATE UNIQUE INDEX run_number ON public.run USING btree (organization_id, dataset_id, number);

CREATE INDEX run_of_item ON public.run_item USING btree (organization_id, item_id);

CREATE UNIQUE INDEX run_under_way ON public.run USING btree (organization_id, dataset_id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE UNIQUE INDEX search_call_by_number ON public.search_call USING btree (organization_id, segment_id, number);

CREATE INDEX stub_by_start ON public.stub USING btree (organization_id, started_at);

CREATE INDEX stub_key_of_call ON public.stub_key USING btree (organization_id, call_id);

CREATE OR REPLACE FUNCTION public.heard_people(organization text, looker text)
 RETURNS TABLE(level text, workspace_id text, user_id text)
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE ROWS 100
AS $function$
begin
  return query
  with recursive held as materialized (
    select profile.calls_level, profile.workspace_id, profile.team_lead_ids, looking.user_id,
      nullif(looking.manager_id, looking.user_id) as manager_id
    from gong_user looking
    join gong_profile_user holder
      on holder.organization_id = looking.organization_id and holder.user_id = looking.user_id
    join gong_profile profile
      on profile.organization_id = holder.organization_id and profile.profile_id = holder.profile_id
    where looking.organization_id = organization and looking.user_id = looker
      and profile.calls_level in ('managers-team', 'report-to-them', 'none')
  ),
  tree (root, user_id, is_below) as (
    select distinct root.user_id, root.user_id, false
    from held
    join gong_user root on root.organization_id = organization
      and root.user_id = any(held.team_lead_ids || held.manager_id || held.user_id)
    union
    select tree.root, below.user_id, true
    from tree
    join gong_user below on below.organization_id = organization and below.manager_id = tree.user_id
    where below.user_id <> tree.user_id
  ),
  team as materialized (
    select * from tree
    where not exists (
      select from tree circle
      where circle.root = tree.root and circle.user_id = tree.root and circle.is_below
    )
  )
  select held.calls_level, held.workspace_id, team.user_id
  from held
  join team on case held.calls_level
    when 'managers-team' then team.root = held.manager_id
    when 'report-to-them' then team.root = held.user_id and team.is_below
    else team.root = any(held.team_lead_ids)
  end
  where held.calls_level = 'none' or cardinality(held.team_lead_ids) = 0 or exists (
    select from team led
    where led.root = any(held.team_lead_ids) and led.user_id = team.user_id
      and (led.is_below or held.calls_level = 'managers-team')
  );
end $function$;

CREATE OR REPLACE FUNCTION public.looking_user(organization text, looker text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return (
    select viewer.user_id from viewer
    join member using (organization_id, member_id)
    where organization_id = organization and member_id = looker and viewer.email = member.email
  );
end $function$;
