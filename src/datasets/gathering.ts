/** What one data type gathers during a run: its blocks, how many there are in Gong, and what its reader should know. */
import { counted, type DataType } from '../records/data-types.ts'
import type { Progress } from '../records/ports.ts'
import type { Block } from '../text/block.ts'

/** One record as a type hands it over. */
export interface Taken {
  /** The same in every run: a call's id, a user's, a user's and a day … */
  readonly id: string
  readonly block: Block
  /** Larger comes first in the file; equals keep the order in which they were taken. */
  readonly order: number
  /** What the text was made from, for those who would rather not read it again; left out where that is always done. */
  readonly source?: string
  /** Calls that the text names beside its own. */
  readonly callIds?: readonly string[]
}

/** Where blocks go: a temporary file, or the store. */
export interface Sink {
  add(record: Taken): Promise<void>
  /** Records so far, those beyond the limit included. */
  readonly size: number
}

export interface Gathering {
  readonly type: DataType
  /** The file holds at most this many; infinite when all were asked for. */
  readonly limit: number
  take(record: Taken): Promise<void>
  readonly taken: number
  /** The record is in Gong, and private there. */
  hide(id: string): void
  readonly hidden: ReadonlySet<string>
  /** Says of a record of an earlier run, and not of this one, that it may be in Gong all the same. */
  isOutOfReach: (record: Pick<Taken, 'id' | 'order'>) => boolean
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
  sink: Sink,
  limit: number,
  progress: Progress,
): Gathering {
  const lines: string[] = []
  const warnings: string[] = []
  const hidden = new Set<string>()
  return {
    type,
    limit,
    available: undefined,
    isOutOfReach: () => false,
    async take(record) {
      await sink.add(record)
      const total = this.available === undefined ? undefined : Math.min(this.available, limit)
      progress.step({ type: type.slug, done: Math.min(sink.size, limit), total })
    },
    get taken() {
      return sink.size
    },
    hide: (id) => void hidden.add(id),
    hidden,
    note(line) {
      lines.push(line)
    },
    warn(line) {
      lines.push(line)
      warnings.push(line)
    },
    notes() {
      return [...lines, ...cutNote(type, sink.size, limit, this.available)]
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
