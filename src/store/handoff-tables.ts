/** The tables of handoffs as Kysely sees them; the truth is in `migrations/`. jsonb goes in as text and comes out parsed. */
import type { ColumnType, Generated } from 'kysely'

export interface HandoffTemplateTable {
  organization_id: string
  template_id: string
  name: string
  fields: ColumnType<unknown, string, string>
  is_default: boolean
  changed_at: Date
}

type Json = ColumnType<unknown, string | null | undefined, string | null>

export interface HandoffTable {
  organization_id: string
  account_id: string
  template_id: string | null
  state: 'draft' | 'ready' | 'accepted' | 'returned'
  due_on: string | null
  reason: string | null
  changed_by: string | null
  changed_at: Date
  ready_at: Date | null
  accepted_at: Date | null
  accepted_by: string | null
  made_at: Date | null
  made_level: 'built-in' | 'model' | null
  made_model: string | null
  made_from: Generated<readonly string[]>
  dropped: Generated<number>
  progress: Json
  failure: Json
}

export interface HandoffAnswerTable {
  organization_id: string
  account_id: string
  field_key: string
  state: 'empty' | 'suggested' | 'edited' | 'confirmed'
  level: 'built-in' | 'model' | 'person' | null
  changed_by: string | null
  changed_at: Date
}

export interface HandoffSentenceTable {
  organization_id: string
  account_id: string
  field_key: string
  is_proposal: boolean
  position: number
  text: string
  is_own: boolean
  evidence: ColumnType<unknown, string, string>
  call_ids: readonly string[]
}

export interface HandoffEventTable {
  organization_id: string
  event_id: string
  account_id: string
  at: Date
  by_name: string
  what: string
  field_key: string | null
  before: string | null
  after: string | null
  call_ids: Generated<readonly string[]>
}

export interface HandoffDecisionTable {
  organization_id: string
  account_id: string
  contradiction_id: string
  side: number | null
  note: string
  decided_by: string
  decided_at: Date
}

export interface HandoffTables {
  handoff_template: HandoffTemplateTable
  handoff: HandoffTable
  handoff_answer: HandoffAnswerTable
  handoff_sentence: HandoffSentenceTable
  handoff_event: HandoffEventTable
  handoff_decision: HandoffDecisionTable
}
