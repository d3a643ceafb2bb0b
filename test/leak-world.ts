/**
 * Organizations for the question whether anything tells of a call that somebody may not see. Each comes in two: one with
 * every kind of call, and one that has only those that this somebody sees. Whatever can be asked must sound the same in both.
 */
import type { Kysely } from 'kysely'
import type { Actor, Role } from '../src/records/member.ts'
import { findingId } from '../src/insights/finding-id.ts'
import { createCallIndex } from '../src/search/call-index.ts'
import { writeMarks } from '../src/store/finding-marks.ts'
import { insertAiRequest } from '../src/store/ai-requests.ts'
import type { Tables } from '../src/store/tables.ts'
import { insertAccount, insertCall, said } from './linked-calls.ts'
import { insertReading, nothingIsDueOf } from './readings.ts'
import { placePermissions, type WorldProfile } from './permission-world.ts'

type Db = Kysely<Tables>

/** boss > me > report; boss > peer; stranger is under nobody. */
const USERS = [
  { id: 'boss' },
  { id: 'me', managerId: 'boss' },
  { id: 'report', managerId: 'me' },
  { id: 'peer', managerId: 'boss' },
  { id: 'stranger' },
]
const ORDINARY = ['me', 'report', 'peer', 'boss', 'stranger'] as const
/** Of everybody's hosting; only `me` would see the others, were they not what they are. */
export const CALLS = [...ORDINARY, 'private', 'internal', 'unlinked', 'deleted'] as const
export const NEVER = 'never'

export interface Looks {
  readonly as: string
  readonly role: Role
  /** Undefined for somebody whom nobody knows in Gong. */
  readonly level: string | undefined
  readonly isToken?: boolean
  readonly isRemoved?: boolean
  readonly sees: readonly (typeof CALLS)[number][]
}

/** Every kind of somebody. */
export const LOOKS: readonly Looks[] = [
  { as: 'all', role: 'csm', level: 'all', sees: ORDINARY },
  {
    as: 'managers-team',
    role: 'leader',
    level: 'managers-team',
    sees: ['me', 'report', 'peer', 'boss'],
  },
  { as: 'report-to-them', role: 'csm', level: 'report-to-them', sees: ['me', 'report'] },
  { as: 'own', role: 'csm', level: 'own', sees: ['me'] },
  { as: 'none', role: 'csm', level: 'none', sees: ['me'] },
  { as: 'nobody in Gong', role: 'csm', level: undefined, sees: [] },
  { as: 'an API token', role: 'csm', level: 'own', isToken: true, sees: ['me'] },
  { as: 'a data engineer', role: 'data', level: undefined, sees: [] },
  { as: 'an auditor', role: 'auditor', level: 'own', sees: ['me'] },
  { as: 'a removed member', role: 'csm', level: 'all', isRemoved: true, sees: [] },
]

/** A word that stands in the title, in what was said, and in the customer's name and address of this call alone. */
export const markOf = (callId: string): string => `zq${callId.replaceAll('-', '')}zq`

const wordsOf = (callId: string): string => `The budget is ${markOf(callId)} now.`

/** The id of the risk that was found in this call. */
export const riskOf = (callId: string): string =>
  findingId({ callId, kind: 'risk', riskType: 'budget', quote: wordsOf(callId) }).replace(
    'f_',
    'r_',
  )

/** The id of its next step. */
export const stepOf = (callId: string): string =>
  findingId({ callId, kind: 'nextStep', riskType: null, quote: GREETING })

/** Types, as if they had been derived, call after call. */
const DERIVED = ['demo', 'executive', 'negotiation', 'technical'] as const

const GREETING = 'Good morning to you all.'

export interface LeakPair {
  readonly looks: Looks
  /** Somebody who asks in the organization with every call, and the same one in that with theirs alone. */
  readonly full: Actor
  readonly bare: Actor
}

export async function leakPair(db: Db, looks: Looks): Promise<LeakPair> {
  return {
    looks,
    full: await organizationFor(db, looks, CALLS),
    bare: await organizationFor(db, looks, looks.sees),
  }
}

async function organizationFor(
  db: Db,
  { role, level, isToken = false, isRemoved = false }: Looks,
  calls: readonly string[],
): Promise<Actor> {
  const profiles: readonly WorldProfile[] =
    level === undefined
      ? []
      : [{ id: 'p1', level, leads: level === 'none' ? ['stranger'] : [], userIds: ['me'] }]
  const users = USERS.map((user) => ({
    ...user,
    isMapped: user.id !== 'me' || level !== undefined,
  }))
  const refreshedAt = new Date()
  const organizationId = await placePermissions(db, { users, profiles, calls: [], refreshedAt })
  await insertAccount(db, organizationId, { accountId: 'acc_2', name: 'Other customer' })
  for (const callId of CALLS) await placeCall(db, organizationId, callId, calls.includes(callId))
  // Somebody asked a model about the calls that are there.
  const there = await db
    .selectFrom('call')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .execute()
  for (const { call_id } of there) {
    await insertAiRequest(db, {
      organization_id: organizationId,
      request_id: `air_${call_id}`,
      at: new Date('2026-03-20T10:00:00Z'),
      purpose: 'risks',
      account_id: 'acc_1',
      model: 'a-model',
      call_ids: [call_id],
      fields: ['transcript'],
      tokens_in: 100,
      tokens_out: 10,
      was_cached: false,
      result: 'ok',
      dropped: 0,
    })
  }
  // By hand, so that looking for calls again takes none away.
  await db
    .updateTable('link')
    .set({ is_manual: true, decided_by: 'mem_boss' })
    .where('organization_id', '=', organizationId)
    .execute()
  await db
    .updateTable('link')
    .set({ state: 'unlinked' })
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', 'unlinked')
    .execute()
  await settleReadings(db, organizationId)
  // As if everything were to be found, were it not for who looks.
  await db.transaction().execute((trx) => createCallIndex({ db }).add(trx, organizationId, CALLS))
  if (isRemoved) {
    await db
      .updateTable('member')
      .set({ removed_at: refreshedAt })
      .where('organization_id', '=', organizationId)
      .where('member_id', '=', 'mem_me')
      .execute()
  }
  return {
    organizationId,
    memberId: 'mem_me',
    name: 'Member me',
    email: 'me@quillbeam.example',
    role,
    scopes: ['read', 'write', 'admin'],
    isToken,
  }
}

/** Its stub is there in any case: it says nothing. */
async function placeCall(
  db: Db,
  organizationId: string,
  callId: string,
  isKept: boolean,
): Promise<void> {
  const mark = markOf(callId)
  const hostId = ORDINARY.find((id) => id === callId) ?? 'me'
  const day = String(CALLS.findIndex((id) => id === callId) + 10)
  await insertCall(db, organizationId, {
    callId,
    accountIds: callId === 'stranger' ? ['acc_1', 'acc_2'] : ['acc_1'],
    title: `Planning ${mark}`,
    startedAt: new Date(`2026-03-${day}T10:00:00Z`),
    parties: [
      { name: `Pat ${mark}`, email: `${mark}@acme.example`, side: 'External', speaker_id: '11' },
      { name: `Gong ${hostId}`, side: 'Internal', user_id: hostId, speaker_id: '21' },
    ],
    turns: [
      { speakerId: '21', topic: 'Planning', sentences: said(0, GREETING) },
      { speakerId: '11', topic: 'Planning', sentences: said(9_000, wordsOf(callId)) },
    ],
    reasons: [{ rule: 'contact', value: `${mark}@acme.example`, of: `Pat ${mark}` }],
    more: {
      workspace_id: 'w1',
      host_id: hostId,
      is_private: callId === 'private',
      scope: callId === 'internal' ? 'Internal' : 'External',
    },
  })
  await insertReading(
    db,
    organizationId,
    callId,
    [
      { riskType: 'budget', severity: 'high', sentences: [1], subject: mark, why: mark },
      { kind: 'nextStep', sentences: [0], due: mark },
      { kind: 'painPoint', sentences: [1] },
      { kind: 'stakeholder', sentences: [1], subject: `Jo ${mark}` },
    ],
    {
      type: DERIVED[Number(day) % DERIVED.length] ?? null,
      topics: JSON.stringify([{ kind: 'pricing', durationSec: 60, sentence: 1, startMs: 9_000 }]),
    },
  )
  if (isKept && callId !== 'deleted') return
  for (const table of ['link', 'call'] as const) {
    await db
      .deleteFrom(table)
      .where('organization_id', '=', organizationId)
      .where('call_id', '=', callId)
      .execute()
  }
}

/** Two risks have been dismissed, one ticked; nothing is due, so that no job reads the calls while somebody asks. */
async function settleReadings(db: Db, organizationId: string): Promise<void> {
  const kept = await db
    .selectFrom('call')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .execute()
  const marks = [
    { callId: 'peer', id: riskOf('peer'), state: 'dismissed' },
    { callId: 'private', id: riskOf('private'), state: 'dismissed' },
    { callId: 'stranger', id: stepOf('stranger'), state: 'done' },
  ] as const
  await writeMarks(
    db,
    marks
      .filter(({ callId }) => kept.some((call) => call.call_id === callId))
      .map(({ callId, id, state }) => ({
        organization_id: organizationId,
        account_id: 'acc_1',
        finding_id: id.replace('r_', 'f_'),
        call_id: callId,
        state,
        reason: markOf(callId),
        owner_id: null,
        changed_by: 'mem_boss',
        changed_at: new Date('2026-06-01T00:00:00Z'),
      })),
  )
  await nothingIsDueOf(
    db,
    organizationId,
    kept.map((call) => call.call_id),
  )
}
