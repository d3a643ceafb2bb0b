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
  /** All lines for the header: those noted, then the cut or why there is nothing. */
  notes(): readonly string[]
}

export function createGathering(
  type: DataType,
  spool: Spool,
  limit: number,
  progress: Progress,
): Gathering {
  const lines: string[] = []
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
    notes() {
      const taken = Math.min(spool.size, limit)
      return [...lines, ...cutNote(type, taken, this.available ?? spool.size)]
    },
  }
}

/** What a reader must know of a file that does not hold all there is. */
function cutNote(type: DataType, taken: number, available: number): string[] {
  if (taken === 0) return [`There is nothing here: ${type.whenEmpty}`]
  if (available <= taken) return []
  return [`Cut at the limit: the ${type.order} ${taken} of ${counted(available, type)}.`]
}
