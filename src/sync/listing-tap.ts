/**
 * Pages that are listed for datasets through the connection that serves the accounts feed the accounts as well: nothing
 * is listed twice.
 */
import type { CallParts } from '../gong/calls.ts'
import type { Gong } from '../gong/gong.ts'
import type { Page } from '../gong/listing.ts'
import type { Call } from '../records/call.ts'
import type { Window } from '../records/window.ts'
import { findAccess } from '../store/access.ts'
import { findAccountSync } from '../store/account-sync.ts'
import { closeWindow, LISTED_PARTS, takePage } from './account-listing.ts'
import type { AccountSyncNeeds, Reading } from './account-needs.ts'
import { openReading } from './account-reading.ts'

/** The same Gong; `connectionId`: that it reads with. Others than the accounts' own, and refused ones, are left as they are. */
export async function tapListings(
  needs: AccountSyncNeeds,
  gong: Gong,
  place: { readonly organizationId: string; readonly connectionId: string },
): Promise<Gong> {
  const { db } = needs
  const access = await findAccess(db, place.organizationId)
  if (access?.connection_id !== place.connectionId) return gong
  const sync = await findAccountSync(db, place.organizationId)
  // Who belongs to us is not known before the first sync of the accounts.
  if (!sync?.succeeded_at || sync.next_at === null) return gong
  const reading = await openReading(needs, gong, access, () => undefined)
  return { ...gong, requests: gong.requests, calls: tapped(needs, gong, reading) }
}

function tapped({ clock, log }: AccountSyncNeeds, gong: Gong, reading: Reading): Gong['calls'] {
  let isOpen = true

  /** Datasets come first: what the accounts cannot take is listed for them again. */
  async function take(work: () => Promise<void>): Promise<void> {
    if (!isOpen) return
    try {
      await work()
    } catch (error) {
      isOpen = false
      const { organizationId } = reading
      log.warn({ organizationId, error }, 'Pages of a dataset could not feed the accounts.')
    }
  }

  return async function* calls(window: Window, parts: CallParts): AsyncGenerator<Page<Call>> {
    const now = clock.now()
    const seen: string[] = []
    let total = 0
    for await (const page of gong.calls(window, widened(parts))) {
      total = page.total
      for (const call of page.items) seen.push(call.id)
      const wanted = page.items.filter(({ startedAt }) => startedAt >= reading.access.read_from)
      await take(() => takePage(reading, wanted))
      yield { ...page, items: page.items.map((call) => narrowed(call, parts)) }
    }
    const fromMs = Math.max(window.from?.getTime() ?? 0, reading.access.read_from.getTime())
    const toMs = Math.min(window.to.getTime(), now.getTime())
    if (seen.length < total || fromMs >= toMs) return
    const close = { now, seen, mayRemove: false, isForOthers: true }
    await take(() => closeWindow(reading, { fromMs, toMs }, close))
  }
}

function widened(parts: CallParts): CallParts {
  return {
    ...parts,
    parties: parts.parties || LISTED_PARTS.parties,
    crm: parts.crm === 'none' ? LISTED_PARTS.crm : parts.crm,
  }
}

/** Nothing that a dataset did not ask for reaches its files. */
function narrowed(call: Call, parts: CallParts): Call {
  const parties = parts.parties ? call.parties : []
  if (parts.crm !== 'none') return { ...call, parties }
  return { ...call, parties: parties.map((party) => ({ ...party, crm: [] })), crm: [] }
}
