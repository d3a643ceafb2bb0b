/** Looks at a dataset's files all the time, as a reader might: whatever is there must be whole. */
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { file } from '../../src/records/dataset.ts'
import type { Caller } from '../api-caller.ts'
import { withoutTime } from './dataset-state.ts'

const EVERY_MS = 40
const files = z.object({ data: z.array(file.pick({ fileId: true, type: true, version: true })) })

export interface Watch {
  /** A sentence for each text that nobody should have seen. */
  stop(): Promise<readonly string[]>
}

/** `whole`: all texts that a type may have, without their time. The product may die meanwhile. */
export function watchFiles(
  api: Caller,
  datasetId: () => string | undefined,
  whole: ReadonlyMap<string, readonly string[]>,
): Watch {
  const found = new Set<string>()
  const seen = new Set<string>()
  let isOver = false

  const look = async (id: string): Promise<void> => {
    const { data } = files.parse(await api.ask('GET', `/datasets/${id}/files`))
    for (const { fileId, type, version } of data) {
      if (version === 0 || seen.has(`${fileId} ${version}`)) continue
      const text = withoutTime(await api.text(`/datasets/${id}/files/${fileId}/content`))
      seen.add(`${fileId} ${version}`)
      if (whole.get(String(type))?.includes(text) === true) continue
      found.add(`${type}: version ${version} was seen half-written, ${text.length} characters`)
    }
  }
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const id = datasetId()
      // A text that breaks off with the process that sent it was not seen as a file.
      if (id !== undefined) await look(id).catch(() => undefined)
      await wait(EVERY_MS)
    }
  }
  const watched = watch()
  return {
    async stop() {
      isOver = true
      await watched
      return [...found]
    },
  }
}
