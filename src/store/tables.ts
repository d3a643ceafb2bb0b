/** The tables as Kysely sees them; the truth is in `migrations/`. jsonb goes in as text and comes out parsed. */
import type { ColumnType, Generated } from 'kysely'
import type { AccountTables } from './account-tables.ts'
import type { AiTables } from './ai-tables.ts'
import type { HandoffTables } from './handoff-tables.ts'
import type { ReadingTables } from './reading-tables.ts'
import type { SearchTables } from './search-tables.ts'

export interface OrganizationTable {
  organization_id: string
  name: string
  is_sample: Generated<boolean>
  created_at: Generated<Date>
}

export interface MemberTable {
  organization_id: string
  member_id: string
  user_id: string
  email: string
  name: string
  role: 'admin' | 'leader' | 'csm' | 'data' | 'auditor'
  created_at: Generated<Date>
  removed_at: Date | null
}

export interface InvitationTable {
  organization_id: string
  invitation_id: string
  email: string
  role: 'admin' | 'leader' | 'csm' | 'data' | 'auditor'
  token_hash: string
  invited_by: string
  created_at: Generated<Date>
  expires_at: Date
  accepted_at: Date | null
  revoked_at: Date | null
}

export interface ApiTokenTable {
  organization_id: string
  token_id: string
  member_id: string
  name: string
  token_hash: string
  hint: string
  scopes: readonly string[]
  created_at: Generated<Date>
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
}

export interface ConnectionTable {
  organization_id: string
  connection_id: string
  member_id: string
  kind: 'personal' | 'shared'
  method: 'api_key' | 'oauth' | 'google'
  status: 'connected' | 'action_required' | 'disconnected'
  base_url: string
  company_key: string
  company_name: string | null
  user_count: number | null
  secret: string | null
  secret_version: Generated<number>
  secret_expires_at: Date | null
  checks: ColumnType<unknown, string | null, string | null>
  checked_at: Date | null
  problem: ColumnType<unknown, string | null, string | null>
  connected_at: Generated<Date>
  disconnected_at: Date | null
}

export interface OauthAttemptTable {
  organization_id: string
  attempt_id: string
  member_id: string
  provider: 'gong' | 'google'
  kind: Generated<'personal' | 'shared'>
  state_hash: string
  verifier: string
  redirect_uri: string
  status: 'waiting' | 'succeeded' | 'failed'
  problem: ColumnType<unknown, string | null, string | null>
  return_to: string | null
  created_at: Generated<Date>
  used_at: Date | null
}

export interface GongQuotaTable {
  organization_id: string
  company_key: string
  next_at: Generated<Date>
  paused_until: Date | null
  day: string
  used_today: Generated<number>
}

export interface DatasetTable {
  organization_id: string
  dataset_id: string
  member_id: string
  name: string
  description: Generated<string>
  record_limit: number | null
  read_from: Date | null
  stats_days: Generated<number>
  sync: ColumnType<unknown, string, string>
  sync_stopped: ColumnType<unknown, string | null, string | null>
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface ItemTable {
  organization_id: string
  item_id: string
  dataset_id: string
  source: 'gong' | 'upload' | 'google'
  data_type: string | null
  file_name: string
  media_type: Generated<string>
  is_synced: Generated<boolean>
  document_id: string | null
  version: Generated<number>
  basis: string | null
  added_at: Generated<Date>
  removed_at: Date | null
}

export interface BlockTable {
  organization_id: string
  item_id: string
  block_id: Generated<number>
  record_id: string
  text_hash: string
  source_hash: string
  sort_key: number
  call_ids: Generated<readonly string[]>
  text: string
  size_bytes: number
  checked_at: Date
}

export interface VersionTable {
  organization_id: string
  item_id: string
  version: number
  run_id: string | null
  header: string
  block_ids: readonly number[]
  records: number
  available: number | null
  size_bytes: number
  sha256: string
  new_records: number
  changed_records: number
  removed_records: number
  imported_at: Date
}

export interface UploadTable {
  organization_id: string
  upload_id: string
  member_id: string
  file_name: string
  media_type: string
  text: string
  size_bytes: number
  created_at: Generated<Date>
}

export interface RunTable {
  organization_id: string
  run_id: string
  dataset_id: string
  number: number
  trigger: 'import' | 'manual' | 'schedule' | 'retry'
  status: 'queued' | 'running' | 'succeeded' | 'partial' | 'failed' | 'cancelled'
  now: Date
  may_remove: Generated<boolean>
  cancel_asked_at: Date | null
  requests: Generated<number>
  waiting: string | null
  resume_at: Date | null
  warnings: Generated<readonly string[]>
  problem: ColumnType<unknown, string | null, string | null>
  created_at: Generated<Date>
  started_at: Date | null
  finished_at: Date | null
}

export interface RunItemTable {
  organization_id: string
  run_id: string
  item_id: string
  status:
    | 'queued'
    | 'running'
    | 'succeeded'
    | 'empty'
    | 'unchanged'
    | 'skipped'
    | 'failed'
    | 'needs_confirmation'
    | 'cancelled'
  done: Generated<number>
  total: number | null
  requests: Generated<number>
  records: number | null
  new_records: number | null
  changed_records: number | null
  removed_records: number | null
  fallen_records: number | null
  version: number | null
  warnings: Generated<readonly string[]>
  problem: ColumnType<unknown, string | null, string | null>
  started_at: Date | null
  finished_at: Date | null
}

export interface CoveredWindowTable {
  organization_id: string
  item_id: string
  starts_at: Date
  ends_at: Date
  seen_at: Date
}

export interface SeenCallTable {
  organization_id: string
  dataset_id: string
  call_id: string
  started_at: Date
  hash: string
  is_private: boolean
}

export interface OwedTranscriptTable {
  organization_id: string
  dataset_id: string
  call_id: string
  started_at: Date
  since: Date
  tries: number
  next_try_at: Date
  given_up_at: Date | null
}

export interface EventTable {
  organization_id: string
  event_id: Generated<number>
  member_id: string | null
  subject_id: string
  kind: string
  text: string
  created_at: Generated<Date>
}

export interface NoticeTable {
  organization_id: string
  notice_id: Generated<number>
  member_id: string
  title: string
  body: string
  link: string
  created_at: Generated<Date>
  read_at: Date | null
}

export interface Tables
  extends AccountTables, SearchTables, ReadingTables, HandoffTables, AiTables {
  organization: OrganizationTable
  member: MemberTable
  invitation: InvitationTable
  api_token: ApiTokenTable
  connection: ConnectionTable
  oauth_attempt: OauthAttemptTable
  gong_quota: GongQuotaTable
  dataset: DatasetTable
  item: ItemTable
  block: BlockTable
  version: VersionTable
  upload: UploadTable
  run: RunTable
  run_item: RunItemTable
  covered_window: CoveredWindowTable
  seen_call: SeenCallTable
  owed_transcript: OwedTranscriptTable
  event: EventTable
  notice: NoticeTable
}
