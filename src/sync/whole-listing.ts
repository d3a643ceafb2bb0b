/** Listings that something may be concluded from: what is missing in one that broke off is not missing in Gong. */
import type { Page } from '../gong/listing.ts'
import { Problem } from '../records/problems.ts'

/** Throws a problem at the end when Gong counted more than it gave. `list` is asked for its first page again then. */
export async function* wholeListing<Item>(
  list: () => AsyncGenerator<Page<Item>>,
): AsyncGenerator<Page<Item>> {
  let seen = 0
  let total = 0
  for await (const page of list()) {
    seen += page.items.length
    total = page.total
    yield page
  }
  if (seen >= total) return
  // What went while it was listed is counted by a first page, which is the moment of the count, and by no later one.
  const again = await list().next()
  const now = again.done ? 0 : again.value.total
  if (seen < now) throw brokeOff(seen, now)
}

function brokeOff(seen: number, total: number): Problem {
  return new Problem({
    code: 'D-ANSWER',
    message: `Gong's list of calls broke off: ${seen} of ${total} arrived. Nothing was changed.`,
    fix: 'Sync again; if it stays, check that no proxy stands between that changes answers.',
  })
}
