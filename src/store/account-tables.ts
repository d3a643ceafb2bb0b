/** The tables of accounts and calls as Kysely sees them; the truth is in `migrations/`. jsonb goes in as text and comes out parsed. */
import type { ColumnType, Generated } from 'kysely'
import type { VisibilityTables } from './visibility-tables.ts'

export interface HashKeyTable {
  organization_id: string
  secret: string
}

export interface AccessTable {
  organization_id: string
  connection_id: string | null
  company_key: string | null
  mode: 'all' | 'team' | 'deal'
  team_user_ids: Generated<readonly string[]>
  team_lead_ids: Generated<readonly string[]>
  workspace_ids: Generated<readonly string[]>
  read_from: Date
  excluded_title_words: Generated<readonly string[]>
  confirmed_at: Date | null
  confirmed_by: string | null
  is_open_to_all: Generated<boolean>
  follows_chosen_people: Generated<boolean>
}

export interface AccountTable {
  organization_id: string
  account_id: string
  name: string
  stage: string
  owner_id: string | null
  kickoff_on: string | null
  source: 'hand' | 'csv' | 'api' | 'webhook' | 'crm'
  created_by: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
  matching_since: Date | null
  sought_at: Date | null
}

export interface AccountDomainTable {
  organization_id: string
  domain: string
  account_id: string
}

export interface AccountContactTable {
  organization_id: string
  account_id: string
  email: string
  name: string | null
  title: string | null
}

export interface AccountCrmIdTable {
  organization_id: string
  account_id: string
  kind: 'account' | 'deal'
  crm_id: string
}

export interface StubTable {
  organization_id: string
  call_id: string
  started_at: Date
  state: 'open' | 'private' | 'internal' | 'excluded'
  workspace_id: string | null
  has_deal: boolean
  hash: string
  seen_at: Date
}

/** Keys are never read: a number cannot hold them. */
type Key = ColumnType<never, bigint | number, never>

export interface StubKeyTable {
  organization_id: string
  key: Key
  call_id: string
}

export interface AccountKeyTable {
  organization_id: string
  key: Key
  account_id: string
}

export interface CallTable {
  organization_id: string
  call_id: string
  call_no: Generated<number>
  workspace_id: string | null
  host_id: string | null
  url: string | null
  title: string | null
  started_at: Date
  duration_sec: number
  direction: string | null
  system: string | null
  scope: 'Internal' | 'External' | 'Unknown'
  language: string | null
  is_private: Generated<boolean>
  unseen_since: Date | null
  type: string | null
  type_source: 'purpose' | 'title' | 'derived' | 'none' | 'person'
  details: ColumnType<unknown, string, string>
  crm: ColumnType<unknown, string, string>
  transcript_state: 'here' | 'owed' | 'not_recorded' | 'no_scope' | 'given_up'
  transcript_checked_at: Date | null
  linked_at: Date
  updated_at: Date
}

export interface CallPartyTable {
  organization_id: string
  call_id: string
  position: number
  name: string | null
  email: string | null
  phone: string | null
  title: string | null
  user_id: string | null
  speaker_id: string | null
  side: 'Internal' | 'External' | 'Unknown'
  attended: boolean
}

export interface TranscriptTable {
  organization_id: string
  call_id: string
  hash: string
  texts: readonly string[]
  starts_ms: readonly number[]
  ends_ms: readonly (number | null)[]
  turn_starts: readonly number[]
  turn_speakers: readonly (string | null)[]
  turn_topics: readonly (string | null)[]
}

export interface LinkTable {
  organization_id: string
  account_id: string
  call_id: string
  state: 'linked' | 'unlinked' | 'waiting'
  reasons: ColumnType<unknown, string, string>
  is_manual: Generated<boolean>
  decided_by: string | null
  decided_at: Date
}

export interface OwedPartTable {
  organization_id: string
  call_id: string
  part: 'transcript' | 'details'
  since: Date
  tries: number
  next_try_at: Date
  given_up_at: Date | null
}

export interface AccountWindowTable {
  organization_id: string
  starts_at: Date
  ends_at: Date
  seen_at: Date
}

export interface AccountSyncTable {
  organization_id: string
  status: 'idle' | 'queued' | 'running'
  started_at: Date | null
  finished_at: Date | null
  succeeded_at: Date | null
  next_at: Date | null
  progress: ColumnType<unknown, string | null, string | null>
  counts: ColumnType<unknown, string | null, string | null>
  problem: ColumnType<unknown, string | null, string | null>
  asked_at: Date | null
  may_remove: Generated<boolean>
}

export interface CallReviewTable {
  organization_id: string
  call_id: string
  member_id: string
  reviewed_at: Date
}

export interface OwnMomentTable {
  organization_id: string
  moment_id: string
  call_id: string
  member_id: string
  transcript_hash: string
  first_sentence: number
  last_sentence: number
  quote: string
  note: string
  created_at: Date
}

export interface InboundHookTable {
  organization_id: string
  hook_id: string
  name: string
  secret: string
  created_by: string
  created_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

export interface InboundDeliveryTable {
  organization_id: string
  hook_id: string
  signature_hash: string
  received_at: Date
}

export interface AccountTables extends VisibilityTables {
  hash_key: HashKeyTable
  access: AccessTable
  account: AccountTable
  account_domain: AccountDomainTable
  account_contact: AccountContactTable
  account_crm_id: AccountCrmIdTable
  stub: StubTable
  stub_key: StubKeyTable
  account_key: AccountKeyTable
  call: CallTable
  call_party: CallPartyTable
  transcript: TranscriptTable
  link: LinkTable
  owed_part: OwedPartTable
  account_window: AccountWindowTable
  account_sync: AccountSyncTable
  call_review: CallReviewTable
  own_moment: OwnMomentTable
  inbound_hook: InboundHookTable
  inbound_delivery: InboundDeliveryTable
}
