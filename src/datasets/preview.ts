/** A look at a little of each type, to tell from it how large a file will be. */
import type { Gong } from '../gong/gong.ts'
import type { Page } from '../gong/listing.ts'
import { DATA_TYPES, type Slug } from '../records/data-types.ts'
import type { Progress } from '../records/ports.ts'
import { renderBlock } from '../text/block.ts'
import { renderHeader } from '../text/header.ts'
import { createGathering, type Gathering, type Sink } from './gathering.ts'

interface MeasuringSink extends Sink {
  readonly bytes: number
}

function createMeasuringSink(): MeasuringSink {
  let size = 0
  let bytes = 0
  return {
    add({ block }) {
      size += 1
      bytes += Buffer.byteLength(renderBlock(block))
      return Promise.resolve()
    },
    get size() {
      return size
    },
    get bytes() {
      return bytes
    },
  }
}

/** One type as far as it was looked at. */
export interface Preview {
  readonly sink: MeasuringSink
  readonly gathering: Gathering
}

const SILENT: Progress = { step: () => undefined, waiting: () => undefined }

export function createPreview(slug: Slug, limit: number): Preview {
  const sink = createMeasuringSink()
  return { sink, gathering: createGathering(DATA_TYPES[slug], sink, limit, SILENT) }
}

/** A Gong of which statistics are read one page far. `share`: how much of their users that page holds. */
export function firstPages(gong: Gong): { readonly gong: Gong; readonly share: () => number } {
  let share = 1
  async function* first<Item>(pages: AsyncGenerator<Page<Item>>): AsyncGenerator<Page<Item>> {
    for await (const page of pages) {
      if (page.total > 0) share = Math.min(share, page.items.length / page.total)
      yield page
      return
    }
  }
  return {
    gong: {
      ...gong,
      userDays: (period) => first(gong.userDays(period)),
      interaction: (period) => first(gong.interaction(period)),
    },
    share: () => share,
  }
}

/** Of a file that holds so many records of this size on average. */
export function fileBytes(slug: Slug, records: number, bytesEach: number): number {
  const header = renderHeader({
    type: DATA_TYPES[slug],
    records,
    importedAt: new Date(0),
    notes: [],
  })
  return Math.round(Buffer.byteLength(header) + records * bytesEach)
}
