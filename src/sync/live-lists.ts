/** Lists that are read live from Gong: calls that almost match, calls to link by hand, calls of nobody, accounts to make. */
import { noSuchAccount } from '../accounts/no-such-account.ts'
import type { UnmatchedCall } from '../records/access.ts'
import type { LiveCall, LiveCost, NearMiss, Suggestion } from '../records/account.ts'
import { type Call, partyName } from '../records/call.ts'
import { DAY_MS } from '../records/days.ts'
import type { Actor } from '../records/member.ts'
import { cluesOf } from '../store/account-clues.ts'
import {
  callsOfNobody,
  callsWithKeys,
  namedAccounts,
  type NamedAccount,
  tiedTo,
} from '../store/live-candidates.ts'
import type { AccountSyncNeeds } from './account-needs.ts'
import { type Live, liveCall, readLive } from './live-reading.ts'
import { createNearFinder, nearTo } from './near.ts'
import { suggestedAccounts } from './suggestions.ts'
import { externalDomains } from './external-domains.ts'

interface Costing<Row> {
  readonly data: readonly Row[]
  readonly cost: LiveCost | null
}

/** What one look may cost: ten pages. */
const MOST_CALLS = 1_000
const MOST_SHOWN = 100
/** Where nobody says from when. */
const LOOK_BACK_DAYS = 90

export function createLiveLists(needs: AccountSyncNeeds) {
  const { db, clock } = needs

  const live = <Row>(
    actor: Actor,
    find: (live: Live) => Promise<readonly Row[]>,
  ): Promise<Costing<Row>> =>
    readLive(needs, actor, async (reading) => {
      const data = await find(reading)
      return { data, cost: reading.cost() }
    })

  async function account({ organizationId }: Actor, accountId: string): Promise<NamedAccount> {
    const all = await namedAccounts(db, organizationId)
    const found = all.find((one) => one.accountId === accountId)
    if (found === undefined) throw noSuchAccount()
    return found
  }

  /** Never before the day from which calls are read. */
  function window({ reading }: Live, from: Date | undefined, to: Date | undefined) {
    const until = to ?? clock.now()
    const asked = from ?? new Date(until.getTime() - LOOK_BACK_DAYS * DAY_MS)
    const { read_from: readFrom } = reading.access
    return { from: asked < readFrom ? readFrom : asked, to: until }
  }

  return {
    /** By the labels of domains among all stubs, and by names among the newest calls. */
    async nearMisses(actor: Actor, accountId: string): Promise<Costing<NearMiss>> {
      const { name, domains } = await account(actor, accountId)
      const { organizationId } = actor
      const [findable] = await cluesOf(db, organizationId, [accountId])
      const near = { name, domains, contacts: findable?.contacts ?? [] }
      return live(actor, async (looking) => {
        const { keys, rule } = looking.reading
        const labelKeys = keys.ofLabels(domains)
        const wanted = { accountId, keys: labelKeys, rule, atMost: MOST_SHOWN }
        const ids = await callsWithKeys(db, organizationId, wanted)
        const byLabel = await looking.byIds(ids)
        const newest = await looking.newest(window(looking, undefined, undefined), MOST_CALLS / 2)
        const calls = new Map([...byLabel, ...newest].map((call) => [call.id, call]))
        const tied = await tiedTo(db, organizationId, accountId, [...calls.keys()])
        return [...calls.values()]
          .filter(({ id }) => !tied.has(id))
          .flatMap((call) => {
            const miss = nearTo(near, call)
            return miss === undefined ? [] : [{ ...liveCall(call), ...miss }]
          })
          .slice(0, MOST_SHOWN)
      })
    },

    /**
     * Every word of the query is in the title, or in somebody's name or address. A call that a person took away can be
     * found, to be linked again.
     */
    async findLinkable(
      actor: Actor,
      accountId: string,
      request: {
        readonly query: string
        readonly from: Date | undefined
        readonly to: Date | undefined
      },
    ): Promise<Costing<LiveCall>> {
      await account(actor, accountId)
      const { organizationId } = actor
      return live(actor, async (looking) => {
        const calls = await looking.newest(window(looking, request.from, request.to), MOST_CALLS)
        const tied = await tiedTo(
          db,
          organizationId,
          accountId,
          calls.map(({ id }) => id),
          ['linked'],
        )
        return calls
          .filter((call) => !tied.has(call.id) && holds(call, request.query))
          .slice(0, MOST_SHOWN)
          .map(liveCall)
      })
    },

    async unmatched(actor: Actor): Promise<Costing<UnmatchedCall>> {
      const { organizationId } = actor
      const finder = await createNearFinder(await namedAccounts(db, organizationId))
      return live(actor, async (looking) => {
        const ids = await callsOfNobody(db, organizationId, looking.reading.rule, 2 * MOST_SHOWN)
        return (await looking.byIds(ids)).slice(0, MOST_SHOWN).map((call) => ({
          ...liveCall(call),
          domains: externalDomains(call),
          near: finder
            .near(call)
            .map(({ account: { accountId, name }, near }) => ({ accountId, name, why: near.text })),
        }))
      })
    },

    async suggestions(actor: Actor): Promise<Costing<Suggestion>> {
      const accounts = await namedAccounts(db, actor.organizationId)
      return live(actor, async (looking) => {
        const year = new Date(clock.now().getTime() - 365 * DAY_MS)
        const calls = await looking.newest(window(looking, year, undefined), MOST_CALLS)
        return suggestedAccounts(calls, accounts)
      })
    },
  }
}

function holds(call: Call, query: string): boolean {
  const people = call.parties.flatMap((party) => [partyName(party), party.email ?? ''])
  const text = [call.title ?? '', ...people].join('\n').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
