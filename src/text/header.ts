/** The head of a text file: what it holds, when it was imported, and what a reader should know. */
import { counted, type DataType } from '../records/data-types.ts'
import { oneLine } from './clean.ts'
import { fileStamp, importedLine } from './times.ts'

/** 40 hyphens between the header and the blocks. */
export const SEPARATOR = '-'.repeat(40)

export interface Header {
  readonly type: DataType
  readonly records: number
  readonly importedAt: Date
  /** Lines after the two of the description: a period, a cut, why the file is empty. */
  readonly notes: readonly string[]
}

export function renderHeader({ type, records, importedAt, notes }: Header): string {
  const lines = [
    `Gong ${type.title} Import — ${counted(records, type)}`,
    `Imported: ${importedLine(importedAt)}`,
    ...type.description,
    ...notes.map(oneLine),
    SEPARATOR,
  ]
  return `${lines.join('\n')}\n`
}

/** `gong_calls_20260409_140000.txt` */
export function fileName(type: DataType, importedAt: Date): string {
  return `gong_${type.slug}_${fileStamp(importedAt)}.txt`
}
