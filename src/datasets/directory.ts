/** Who is who in one run: names by user id, read once however many types ask for them. */
import { IDS_A_REQUEST } from '../gong/calls.ts'
import type { Gong } from '../gong/gong.ts'
import { Problem } from '../records/problems.ts'
import { type User, userName } from '../records/user.ts'

export interface Directory {
  learn(users: readonly User[]): void
  /** The run lists users anyway: whoever asks for names waits for that first. */
  expectListing(listing: Promise<unknown>): void
  /** Afterwards `name` knows these ids, as far as Gong does and the key may know. */
  resolve(ids: Iterable<string>): Promise<void>
  /** Undefined where nobody knows. */
  name(id: string | undefined): string | undefined
  /** The key lacks the scope for users: names are out of reach. */
  readonly isClosed: boolean
}

export function createDirectory(gong: Pick<Gong, 'usersById'>): Directory {
  const names = new Map<string, string>()
  /** Asked for, and not known to Gong: not asked for again. */
  const strangers = new Set<string>()
  let isClosed = false
  let listing: Promise<unknown> = Promise.resolve()
  let resolving: Promise<void> = Promise.resolve()

  const learn = (users: readonly User[]): void => {
    for (const user of users) names.set(user.id, userName(user))
  }

  const askFor = async (ids: readonly string[]): Promise<void> => {
    await listing
    const unknown = ids.filter((id) => !names.has(id) && !strangers.has(id))
    for (let start = 0; start < unknown.length && !isClosed; start += IDS_A_REQUEST) {
      const some = unknown.slice(start, start + IDS_A_REQUEST)
      for await (const user of gong.usersById(some)) learn([user])
      for (const id of some) if (!names.has(id)) strangers.add(id)
    }
  }

  const closeWithoutScope = (error: unknown): void => {
    if (!(error instanceof Problem) || error.code !== 'D-SCOPE') throw error
    isClosed = true
  }

  return {
    learn,
    expectListing(promise) {
      // A listing that fails is its own type's affair; names are then asked for one by one.
      listing = promise.catch(() => undefined)
    },
    resolve(ids) {
      const wanted = [...new Set(ids)]
      // One after the other, so that two types never ask for the same name twice.
      const mine = resolving.then(() => askFor(wanted)).catch(closeWithoutScope)
      resolving = mine.catch(() => undefined)
      return mine
    },
    name: (id) => (id === undefined ? undefined : names.get(id)),
    get isClosed() {
      return isClosed
    },
  }
}
