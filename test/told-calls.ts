/** The three customers of the sample world with their calls, as a sync would have left them; nothing was read from Gong. */
import type { Kysely } from 'kysely'
import { demoWorld } from '../simulator/worlds/demo/world.ts'
import type { World, WorldCall } from '../simulator/world.ts'
import type { Turn } from '../src/records/transcript.ts'
import { createCallIndex } from '../src/search/call-index.ts'
import type { Tables } from '../src/store/tables.ts'
import { insertAccount, insertCall, openToAll } from './linked-calls.ts'

export interface ToldAccount {
  readonly accountId: string
  readonly name: string
  /** The oldest first. */
  readonly callIds: readonly string[]
}

const CUSTOMERS = [
  { accountId: 'acc_hearth', name: 'Hearth & Fennel', domain: 'hearthfennel.example' },
  { accountId: 'acc_brennhof', name: 'Brennhof Insurance', domain: 'brennhof.example' },
  { accountId: 'acc_rotabird', name: 'Rotabird', domain: 'rotabird.example' },
] as const

const TYPES: Readonly<Record<string, string>> = {
  Discovery: 'discovery',
  Demo: 'demo',
  Negotiation: 'negotiation',
  'Executive presentation': 'executive',
  'Technical deep dive': 'technical',
}

/** Accounts, their calls, the people of Gong; all of it is open to every member and can be searched. */
export async function seedToldCalls(
  db: Kysely<Tables>,
  organizationId: string,
): Promise<readonly ToldAccount[]> {
  const world = demoWorld(Date.now())
  await openToAll(db, organizationId)
  await insertUsers(db, organizationId, world)
  const accounts: ToldAccount[] = []
  for (const { accountId, name, domain } of CUSTOMERS) {
    await insertAccount(db, organizationId, { accountId, name })
    await db
      .insertInto('account_domain')
      .values({ organization_id: organizationId, account_id: accountId, domain })
      .execute()
    const calls = world.calls.filter((call) => isWith(world, call, domain))
    for (const call of calls) await insertTold(db, organizationId, { world, call, accountId })
    accounts.push({ accountId, name, callIds: calls.map(({ id }) => id) })
  }
  const index = createCallIndex({ db })
  await index.add(
    db,
    organizationId,
    accounts.flatMap(({ callIds }) => callIds),
  )
  return accounts
}

function isWith(world: World, call: WorldCall, domain: string): boolean {
  const { parties = [] } = world.details(call)
  return parties.some(({ emailAddress }) => emailAddress?.endsWith(`@${domain}`))
}

async function insertUsers(
  db: Kysely<Tables>,
  organizationId: string,
  { users }: World,
): Promise<void> {
  await db
    .insertInto('gong_user')
    .values(
      users.map((user) => ({
        organization_id: organizationId,
        user_id: user.id,
        email: user.emailAddress.toLowerCase(),
        name: `${user.firstName} ${user.lastName}`,
        title: user.title,
        manager_id: user.managerId,
        is_active: user.active,
      })),
    )
    .execute()
}

interface Told {
  readonly world: World
  readonly call: WorldCall
  readonly accountId: string
}

async function insertTold(
  db: Kysely<Tables>,
  organizationId: string,
  { world, call, accountId }: Told,
): Promise<void> {
  const parties = world.details(call).parties ?? []
  const customer = parties.find(({ affiliation }) => affiliation === 'External')
  await insertCall(db, organizationId, {
    callId: call.id,
    accountIds: [accountId],
    title: call.title,
    startedAt: new Date(call.startedMs),
    durationSec: call.durationSec,
    parties: parties.map((party) => ({
      name: party.name ?? null,
      email: party.emailAddress?.toLowerCase() ?? null,
      phone: party.phoneNumber ?? null,
      title: party.title ?? null,
      user_id: party.userId ?? null,
      speaker_id: party.speakerId ?? null,
      side: party.affiliation,
      attended: party.methods.includes('Attendee'),
    })),
    turns: world.transcript(call).map(({ speakerId, topic, sentences }): Turn => ({
      speakerId: speakerId ?? undefined,
      topic: topic ?? undefined,
      sentences: sentences.map(({ start, end, text }) => ({ startMs: start, endMs: end, text })),
    })),
    details: detailsOf(world, call),
    reasons: [
      { rule: 'contact', value: customer?.emailAddress, of: customer?.name ?? null },
      { rule: 'domain', value: customer?.emailAddress?.split('@')[1], of: customer?.name ?? null },
    ],
    more: {
      workspace_id: call.workspaceId,
      host_id: call.primaryUserId,
      direction: call.direction,
      system: call.system,
      scope: call.scope,
      language: call.language,
      type: TYPES[call.purpose ?? ''] ?? null,
      type_source: call.purpose === null ? 'none' : 'purpose',
    },
  })
}

/** As `records/call-details.ts` has it. */
function detailsOf(world: World, call: WorldCall): object {
  const { content, interaction, publicComments } = world.details(call)
  return {
    topics: content.topics
      .filter(({ duration }) => duration > 0)
      .map(({ name, duration }) => ({ name, durationSec: duration })),
    trackers: content.trackers
      .filter(({ count }) => count > 0)
      .map(({ id, name, type, count, occurrences, phrases }) => ({
        id,
        name,
        kind: type,
        count,
        occurrences: occurrences.map(({ startTime, speakerId }) => ({
          startSec: startTime,
          speakerId,
        })),
        phrases: phrases.map(({ phrase, count: times, occurrences: spots }) => ({
          phrase,
          count: times,
          occurrences: spots.map(({ startTime }) => ({ startSec: startTime })),
        })),
      })),
    outline: content.outline?.map(({ section, startTime, duration, items }) => ({
      title: section,
      startSec: startTime,
      durationSec: duration,
      items: items.map((item) => ({ text: item.text, startSec: item.startTime })),
    })),
    highlights: content.highlights?.map(({ title, items }) => ({
      title,
      items: items.map(({ text, startTimes }) => ({ text, startsSec: startTimes })),
    })),
    keyPoints: content.keyPoints?.map(({ text }) => text),
    brief: content.brief,
    questions: {
      internal: interaction.questions.companyCount,
      external: interaction.questions.nonCompanyCount,
    },
    comments: publicComments.map((comment) => ({
      id: comment.id,
      postedAt: new Date(comment.postedMs).toISOString(),
      authorId: comment.commenterUserId,
      text: comment.comment.replaceAll(/@\[([^\]]+)\]\(\d+\)/g, '@$1'),
      fromSec: comment.audioStartTime,
      toSec: comment.audioEndTime,
      inReplyTo: comment.inReplyTo ?? undefined,
    })),
  }
}
