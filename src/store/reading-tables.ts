/** The tables of what was found in calls as Kysely sees them; the truth is in `migrations/`. jsonb goes in as text and comes out parsed. */
import type { ColumnType } from 'kysely'
import type { CallType } from '../records/call-type.ts'
import type { CallSentiment, Finding, FindingKind, RiskType, Severity } from '../records/finding.ts'

export interface CallReadingTable {
  organization_id: string
  call_id: string
  transcript_hash: string
  reader: string
  is_english: boolean
  sentiment: CallSentiment['word'] | null
  sentiment_score: number | null
  sentiment_confidence: number | null
  type: CallType | null
  topics: ColumnType<unknown, string, string>
  read_at: Date
}

export interface FindingTable {
  organization_id: string
  call_id: string
  finding_id: string
  kind: FindingKind
  risk_type: RiskType | null
  severity: Severity | null
  sentences: readonly number[]
  quote: string
  speaker_id: string | null
  side: Finding['side']
  start_ms: number
  end_ms: number
  confidence: number
  why: string
  subject: string | null
  due: string | null
  due_on: ColumnType<Date | null, string | null, string | null>
  origin: 'derived' | 'model' | 'gong'
  /** That found it, or says the same. */
  model: string | null
}

export interface FindingMarkTable {
  organization_id: string
  account_id: string
  finding_id: string
  call_id: string
  state: 'open' | 'watching' | 'dismissed' | 'resolved' | 'done'
  reason: string | null
  owner_id: string | null
  changed_by: string | null
  changed_at: Date
}

export interface RiskRulesTable {
  organization_id: string
  version: number
  rules: ColumnType<unknown, string, string>
  changed_by: string | null
  changed_at: Date
}

export interface ReadingTables {
  call_reading: CallReadingTable
  finding: FindingTable
  finding_mark: FindingMarkTable
  risk_rules: RiskRulesTable
}
