/** What one data type gathers during a run: its blocks, how many there are in Gong, and what its reader should know. */
import { counted, type DataType } from '../records/data-types.ts'
import type { Progress } from '../records/ports.ts'
import type { Block } from '../text/block.ts'
import type { Spool } from './spool.ts'

export interface Gathering {
  readonly type: DataType
  /** The file holds at most this many; infinite when all were asked for. */
  readonly limit: number
  /** `order`: larger comes first in the file. */
  take(block: Block, order: number): Promise<void>
  readonly taken: number
  /** Records that Gong has for this question; undefined while nobody has counted them. */
  available: number | undefined
  /** A line for the header. */
  note(line: string): void
  /** A line for the header that whoever runs the import should hear too: something is missing that the key does not allow. */
  warn(line: string): void
  /** All lines for the header: those noted, then the cut or why there is nothing. */
  notes(): readonly string[]
  warnings(): readonly string[]
}

export function createGathering(
  type: DataType,
  spool: Spool,
  limit: number,
  progress: Progress,
): Gathering {
  const lines: string[] = []
  const warnings: string[] = []
  return {
    type,
    limit,
    available: undefined,
    async take(block, order) {
      await spool.add(block, order)
      const total = this.available === undefined ? undefined : Math.min(this.available, limit)
      progress.step({ type: type.slug, done: Math.min(spool.size, limit), total })
    },
    get taken() {
      return spool.size
    },
    note(line) {
      lines.push(line)
    },
    warn(line) {
      lines.push(line)
      warnings.push(line)
    },
    notes() {
      return [...lines, ...cutNote(type, spool.size, limit, this.available)]
    },
    warnings: () => warnings,
  }
}

/** What a reader must know of a file that does not hold all there is. */
function cutNote(
  type: DataType,
  taken: number,
  limit: number,
  available: number | undefined,
): string[] {
  if (taken === 0) return [`There is nothing here: ${type.whenEmpty}`]
  const shown = Math.min(taken, limit)
  if (available === undefined) {
    return taken < limit
      ? []
      : [`Cut at the limit: the ${type.order} ${counted(shown, type)}; there may be more.`]
  }
  return available > shown
    ? [`Cut at the limit: the ${type.order} ${shown} of ${counted(available, type)}.`]
    : []
}
