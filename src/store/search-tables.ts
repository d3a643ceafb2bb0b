/** The tables of the search as Kysely sees them; the truth is in `migrations/0003.sql`. */
import type { Generated } from 'kysely'

export interface SearchSegmentTable {
  organization_id: string
  segment_id: Generated<number>
  calls: number
  size_bytes: number
  head: Buffer
}

export interface SearchPageTable {
  organization_id: string
  segment_id: number
  page: number
  bytes: Buffer
}

export interface SearchCallTable {
  organization_id: string
  call_id: string
  segment_id: number
  number: number
  hash: string
  speaker_ids: readonly string[]
}

export interface SearchTables {
  search_segment: SearchSegmentTable
  search_page: SearchPageTable
  search_call: SearchCallTable
}
