/**
 * What types that only name calls may say of them. The scan of a run tells it for the calls that it has seen; the others
 * are looked up by id, without their content. A call that Gong does not show is treated as private.
 */
import { METADATA_ALONE } from '../gong/calls.ts'
import type { Gong } from '../gong/gong.ts'
import { Problem } from '../records/problems.ts'
import { callTitle } from '../text/calls.ts'
import { oneLine } from '../text/clean.ts'
import type { SeenCalls } from './call-types.ts'

export interface CallFacts {
  /** Afterwards `isOpen` and `title` know these calls. */
  resolve(callIds: readonly string[]): Promise<void>
  /** Known to be public. */
  isOpen(callId: string): boolean
  title(callId: string): string | undefined
  /** Those that were looked up and are private; the scan tells of its own. */
  readonly privateIds: ReadonlySet<string>
  /** The key may not read calls: nothing can be said of those that were not seen. */
  readonly isClosed: boolean
}

/** `seen`: waited for before anything is looked up, since most calls are there. */
export function createCallFacts(
  gong: Pick<Gong, 'knownCalls'>,
  seen: Promise<SeenCalls>,
): CallFacts {
  const titles = new Map<string, string>()
  const asked = new Set<string>()
  const privateIds = new Set<string>()
  let isClosed = false
  let scanned: SeenCalls = { titles: new Map(), privateIds: new Set() }
  let resolving: Promise<void> = Promise.resolve()

  const lookUp = async (callIds: readonly string[]): Promise<void> => {
    scanned = await seen
    const known = (id: string): boolean =>
      scanned.titles.has(id) || scanned.privateIds.has(id) || asked.has(id)
    const remembered = await scanned.recall?.([...new Set(callIds)].filter((id) => !known(id)))
    for (const [id, title] of remembered ?? []) titles.set(id, title)
    const unknown = [...new Set(callIds)].filter((id) => !known(id) && !titles.has(id))
    if (unknown.length === 0 || isClosed) return
    for (const id of unknown) asked.add(id)
    try {
      for await (const call of gong.knownCalls(unknown, METADATA_ALONE)) {
        if (call.isPrivate) privateIds.add(call.id)
        else titles.set(call.id, callTitle(call))
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'D-SCOPE') throw error
      isClosed = true
    }
  }

  return {
    resolve(callIds) {
      const mine = resolving.then(() => lookUp(callIds))
      resolving = mine.catch(() => undefined)
      return mine
    },
    isOpen: (id) => scanned.titles.has(id) || titles.has(id),
    title(id) {
      const title = scanned.titles.get(id) ?? titles.get(id)
      // As it would stand in its own text, wherever it is known from.
      return title === undefined ? undefined : oneLine(title)
    },
    privateIds,
    get isClosed() {
      return isClosed
    },
  }
}
