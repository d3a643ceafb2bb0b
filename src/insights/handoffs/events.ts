/** The history of a handoff: each change with its texts, for whoever may see what they rest on. */
import type { Kysely } from 'kysely'
import { diffWordsWithSpace } from 'diff'
import type { HandoffEvent } from '../../records/handoff.ts'
import { handoffEvent } from '../../records/handoff.ts'
import { newId } from '../../records/ids.ts'
import type { Actor } from '../../records/member.ts'
import type { AccountKey } from '../../store/account-figures.ts'
import {
  handoffEvents,
  insertHandoffEvent,
  type StoredHandoffEvent,
} from '../../store/handoff-events.ts'
import { unseenCallIds } from '../../store/readable-calls.ts'
import type { Tables } from '../../store/tables.ts'
import type { Looker } from '../../store/visibility.ts'

type Db = Kysely<Tables>

export interface Happened {
  readonly what: HandoffEvent['what']
  readonly fieldKey?: string
  readonly before?: string | null
  readonly after?: string | null
  /** Calls that the texts rest on. */
  readonly callIds?: readonly string[]
}

export async function note(
  transaction: Db,
  { accountId }: AccountKey,
  { organizationId, name }: Actor,
  now: Date,
  { what, fieldKey, before, after, callIds = [] }: Happened,
): Promise<void> {
  await insertHandoffEvent(transaction, {
    organization_id: organizationId,
    event_id: nextEventId(now),
    account_id: accountId,
    at: now,
    by_name: name,
    what,
    field_key: fieldKey ?? null,
    before: before ?? null,
    after: after ?? null,
    call_ids: [...callIds],
  })
}

let events = 0

/** They sort by time, and in the order in which they were made: several may come of one change. */
function nextEventId(now: Date): string {
  events = (events + 1) % 36 ** 4
  const time = now.getTime().toString(36).padStart(9, '0')
  const order = `${time}${events.toString(36).padStart(4, '0')}`
  return newId('hev').replace('_', `_${order}`)
}

/** The newest first. */
export async function historyOf(
  db: Db,
  looker: Looker,
  accountId: string,
): Promise<readonly HandoffEvent[]> {
  const { organizationId } = looker
  const [events, unseen] = await Promise.all([
    handoffEvents(db, { organizationId, accountId }),
    unseenCallIds(db, looker, accountId),
  ])
  return events.map((event) => eventView(event, unseen))
}

function eventView(event: StoredHandoffEvent, unseen: ReadonlySet<string>): HandoffEvent {
  const isHidden = event.call_ids.some((callId) => unseen.has(callId))
  const before = isHidden ? null : event.before
  const after = isHidden ? null : event.after
  return {
    eventId: event.event_id,
    at: event.at.toISOString(),
    by: event.by_name,
    what: handoffEvent.shape.what.parse(event.what),
    fieldKey: event.field_key,
    before,
    after,
    diff: before === null && after === null ? [] : diffOf(before ?? '', after ?? ''),
  }
}

function diffOf(before: string, after: string): HandoffEvent['diff'] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
