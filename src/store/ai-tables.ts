/** The tables of models outside as Kysely sees them. */
import type { AiProvider } from '../records/ai.ts'

export interface AiSettingsTable {
  organization_id: string
  provider: AiProvider
  base_url: string | null
  model: string | null
  secret: string | null
  monthly_tokens: number | null
  monthly_cents: number | null
  cents_per_million_in: number | null
  cents_per_million_out: number | null
  changed_by: string | null
  changed_at: Date
}

export interface AiAnswerTable {
  organization_id: string
  request_hash: string
  answer: string
  call_ids: readonly string[]
  made_at: Date
}

export interface AiRequestTable {
  organization_id: string
  request_id: string
  at: Date
  purpose: string
  account_id: string | null
  model: string
  call_ids: readonly string[]
  fields: readonly string[]
  tokens_in: number
  tokens_out: number
  was_cached: boolean
  result: string
  dropped: number
}

export interface AiTables {
  ai_settings: AiSettingsTable
  ai_answer: AiAnswerTable
  ai_request: AiRequestTable
}
