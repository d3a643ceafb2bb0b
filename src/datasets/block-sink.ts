/**
 * Blocks on their way into the store. Text that is there already is not written again; new text waits in memory for a
 * page's worth, and goes in together with the progress of its item.
 */
import { createHash } from 'node:crypto'
import { renderBlock } from '../text/block.ts'
import {
  blocksOfVersion,
  blockTexts,
  countForPlanner,
  findBlocks,
  type NewBlock,
  type StoredBlock,
  writeBlocks,
} from '../store/blocks.ts'
import { saveProgress } from '../store/run-items.ts'
import type { Sink } from './gathering.ts'
import type { ImportItem, RunContext } from './run-context.ts'

export interface PlacedBlock {
  readonly recordId: string
  readonly blockId: number
  readonly order: number
}

export interface BlockSink extends Sink {
  /** The record stays in the file as it is stored, unless it was taken anew. */
  keep(stored: Pick<StoredBlock, 'recordId' | 'blockId' | 'order'>): void
  /** The newest stored block of each of these records. */
  find(recordIds: readonly string[]): Promise<ReadonlyMap<string, StoredBlock>>
  /** The blocks of the current version, in the order of the file. */
  current(): Promise<readonly StoredBlock[]>
  flush(): Promise<void>
  /** The blocks of the file, in its order. Everything has been flushed. */
  placed(): readonly PlacedBlock[]
  /** Every record that was taken or kept, those beyond the limit included. */
  has(recordId: string): boolean
  /** The text of a record that is in the store. */
  texts(recordIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export interface SinkOptions {
  /**
   * How equal orders are told apart. `id`: by the record's own, so that it does not matter how the file came together;
   * a record that comes twice is the same. `arrival`: as Gong has it; one that comes twice is another one.
   */
  readonly ties: 'id' | 'arrival'
  /** Remembers when the text was last compared with Gong. */
  readonly isChecked: boolean
}

/** Larger than most files of a hundred records, so that one write does. */
const WAITING_BYTES = 2_000_000
/** So many new blocks make what the planner believes of the table untrue. */
const MANY_BLOCKS = 2_000

interface Place {
  blockId: number | undefined
  readonly order: number
  readonly arrival: number
}

export function createBlockSink(
  context: RunContext,
  item: ImportItem,
  limit: number,
  { ties, isChecked }: SinkOptions,
): BlockSink {
  const { db, now, organizationId } = context
  const key = { organizationId, itemId: item.itemId }
  const places = new Map<string, Place>()
  let waiting = new Map<string, NewBlock>()
  let waitingBytes = 0
  let written = 0
  let countedAt = 0
  let flushing: Promise<void> = Promise.resolve()

  const compare = ([aId, a]: [string, Place], [bId, b]: [string, Place]): number => {
    if (a.order !== b.order) return b.order - a.order
    if (ties === 'arrival') return a.arrival - b.arrival
    return aId < bId ? -1 : Number(aId > bId)
  }
  const inOrder = (): [string, Place][] => [...places].toSorted(compare).slice(0, limit)

  const place = (recordId: string, blockId: number | undefined, order: number): void => {
    places.set(recordId, { blockId, order, arrival: places.size })
  }

  /** Another record of the same id, where that can be. */
  const idFor = (id: string): string => {
    if (ties === 'id' || !places.has(id)) return id
    let n = 2
    while (places.has(`${id}#${n}`)) n += 1
    return `${id}#${n}`
  }

  const isUpToDate = (block: NewBlock, stored: StoredBlock): boolean =>
    stored.sourceHash === block.sourceHash &&
    stored.order === block.order &&
    (!isChecked || stored.checkedAt.getTime() === now.getTime())

  /** What can no longer be in the file is not worth writing. */
  const worthWriting = (): NewBlock[] => {
    if (places.size <= limit) return [...waiting.values()]
    const inside = new Set(inOrder().map(([recordId]) => recordId))
    return [...waiting.values()].filter(({ recordId }) => inside.has(recordId))
  }

  const write = async (): Promise<void> => {
    const blocks = worthWriting()
    waiting = new Map()
    waitingBytes = 0
    if (blocks.length === 0) return
    const stored = await findBlocks(
      db,
      key,
      blocks.map(({ recordId }) => recordId),
    )
    const byText = new Map(stored.map((block) => [`${block.recordId} ${block.textHash}`, block]))
    const due: NewBlock[] = []
    for (const block of blocks) {
      const known = byText.get(`${block.recordId} ${block.textHash}`)
      if (known === undefined || !isUpToDate(block, known)) due.push(block)
      const at = places.get(block.recordId)
      if (known && at) at.blockId = known.blockId
    }
    if (due.length === 0) return
    const ids = await db.transaction().execute(async (transaction) => {
      const ids = await writeBlocks(transaction, key, due, now)
      const done = Math.min(places.size, limit)
      const total = item.total
      await saveProgress(transaction, context, [{ itemId: item.itemId, done, total }])
      return ids
    })
    written += ids.size
    if (written - countedAt >= Math.max(MANY_BLOCKS, countedAt)) {
      countedAt = written
      await countForPlanner(db)
    }
    for (const [recordId, blockId] of ids) {
      const at = places.get(recordId)
      if (at) at.blockId = blockId
    }
  }

  const flush = (): Promise<void> => {
    const mine = flushing.then(write)
    // One that failed is told to whoever waits for it; the next one starts anew.
    flushing = mine.catch(() => undefined)
    return mine
  }

  return {
    async add({ id, block, order, source, callIds = [] }) {
      const text = renderBlock(block)
      const textHash = sha256(text)
      const recordId = idFor(id.replaceAll('\0', ''))
      place(recordId, undefined, order)
      const sourceHash = source ?? textHash
      waiting.set(recordId, { recordId, text, textHash, sourceHash, order, callIds })
      waitingBytes += Buffer.byteLength(text)
      if (waitingBytes > WAITING_BYTES) await flush()
    },
    get size() {
      return places.size
    },
    keep({ recordId, blockId, order }) {
      if (!places.has(recordId)) place(recordId, blockId, order)
    },
    async find(recordIds) {
      const found = new Map<string, StoredBlock>()
      for (const block of await findBlocks(db, key, recordIds)) {
        if (!found.has(block.recordId)) found.set(block.recordId, block)
      }
      return found
    },
    current: () => blocksOfVersion(db, key, item.version),
    flush,
    placed: () =>
      inOrder().map(([recordId, { blockId, order }]) => {
        if (blockId === undefined) throw new Error(`Record ${recordId} was not written.`)
        return { recordId, blockId, order }
      }),
    has: (recordId) => places.has(recordId),
    async texts(recordIds) {
      const stored = recordIds.flatMap((recordId) => {
        const blockId = places.get(recordId)?.blockId
        return blockId === undefined ? [] : [{ recordId, blockId }]
      })
      const texts = new Map<string, string>()
      const found = blockTexts(
        db,
        key,
        stored.map(({ blockId }) => blockId),
      )
      let n = 0
      for await (const text of found) {
        texts.set(stored[n]?.recordId ?? '', text)
        n += 1
      }
      return texts
    },
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
