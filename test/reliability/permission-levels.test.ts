/** Reliability 29: what each level of Gong's permission profiles shows, by the same rules as the predicate of every list. */
import { expect, test } from 'vitest'
import { MIRROR_CLOSES_AFTER_MS } from '../../src/store/visibility-rules.ts'
import { explainTo } from '../explained.ts'
import { testDatabase } from '../database.ts'
import {
  type PermissionWorld,
  placePermissions,
  PRESENT,
  seenBy,
  type WorldCall,
  type WorldProfile,
} from '../permission-world.ts'

/** chief > manager > me > report > below; manager > peer; chief > other > outsider. */
const USERS = [
  { id: 'chief' },
  { id: 'manager', managerId: 'chief' },
  { id: 'me', managerId: 'manager' },
  { id: 'report', managerId: 'me' },
  { id: 'below', managerId: 'report' },
  { id: 'peer', managerId: 'manager' },
  { id: 'other', managerId: 'chief' },
  { id: 'outsider', managerId: 'other' },
]

const CALLS: Readonly<Record<string, Omit<WorldCall, 'id'>>> = {
  host: { hostId: 'me' },
  invitee: { hostId: 'outsider', partyIds: ['outsider', 'me'] },
  report: { hostId: 'report' },
  "report's report": { hostId: 'outsider', partyIds: ['below'] },
  manager: { hostId: 'manager' },
  peer: { hostId: 'outsider', partyIds: ['peer'] },
  outsider: { hostId: 'outsider', partyIds: ['other'] },
  'no profile': { hostId: 'report', workspaceId: 'w3' },
  'two workspaces': { hostId: 'report', workspaceId: 'w2' },
  'explicit access': { hostId: 'outsider', grantedIds: ['me'] },
  folder: { hostId: 'outsider', folderIds: ['f1'] },
}

const LEVELS = ['all', 'managers-team', 'report-to-them', 'own', 'none'] as const
type Level = (typeof LEVELS)[number]

/** The level in workspace w1; in w2 the same person hears their own calls alone, in w3 they have no profile. */
function worldOf(level: Level, more: Partial<PermissionWorld> = {}): PermissionWorld {
  const leads = level === 'none' ? ['outsider'] : []
  return {
    users: USERS,
    profiles: [
      { id: 'p1', level, leads, folders: ['f1'], userIds: ['me'] },
      { id: 'p2', level: 'own', workspaceId: 'w2', userIds: ['me'] },
      { id: 'p3', level: 'all', workspaceId: 'w3', userIds: ['chief'] },
    ],
    calls: Object.entries(CALLS).map(([id, call]) => ({ id, ...call })),
    ...more,
  }
}

const PROFILE = 'The profile "Profile p1" shows'
const W1 = 'of the workspace Workspace w1'
const NOTHING = 'Nothing else that Carryover can read in Gong shows Gong me this call.'
const HOST = { host: 'Gong me hosted the call.' }
const INVITED = { participant: 'Gong me took part in the call, or was invited to it.' }
const GRANTED = { grant: "Gong me was given this call through Gong's API." }
const FOLDER = { folder: 'The call is in a public library folder that Gong me may open.' }
const ALL = { 'level-all': `${PROFILE} all calls ${W1}.` }
const NO_PROFILE = {
  'no-profile': 'Gong me has no permission profile in the workspace Workspace w3.',
}
const OWN_IN_W2 = {
  'no-rule': `The profile "Profile p2" shows their own calls. ${NOTHING}`,
}
const OWN = { 'no-rule': `${PROFILE} their own calls. ${NOTHING}` }
const CHOSEN = { 'no-rule': `${PROFILE} no calls, or those of 1 chosen people. ${NOTHING}` }
const MANAGERS = {
  'no-rule': `${PROFILE} calls of their manager's team. ${NOTHING}`,
}
const REPORTS = { 'no-rule': `${PROFILE} calls of the people who report to them. ${NOTHING}` }
const ofManager = (name: string) => ({
  'level-managers-team': `${PROFILE} the calls of their manager's team ${W1}: Gong ${name}.`,
})
const ofReports = (name: string) => ({
  'level-report-to-them': `${PROFILE} the calls of the people who report to them ${W1}: Gong ${name}.`,
})

type Expected = Readonly<Record<string, string>>
/** In the order of LEVELS. */
const TABLE: Readonly<Record<string, readonly Expected[]>> = {
  host: [HOST, HOST, HOST, HOST, HOST],
  invitee: [INVITED, INVITED, INVITED, INVITED, INVITED],
  report: [ALL, ofManager('report'), ofReports('report'), OWN, CHOSEN],
  "report's report": [ALL, ofManager('below'), ofReports('below'), OWN, CHOSEN],
  manager: [ALL, ofManager('manager'), REPORTS, OWN, CHOSEN],
  peer: [ALL, ofManager('peer'), REPORTS, OWN, CHOSEN],
  outsider: [ALL, MANAGERS, REPORTS, OWN, CHOSEN],
  'no profile': [NO_PROFILE, NO_PROFILE, NO_PROFILE, NO_PROFILE, NO_PROFILE],
  'two workspaces': [OWN_IN_W2, OWN_IN_W2, OWN_IN_W2, OWN_IN_W2, OWN_IN_W2],
  'explicit access': [GRANTED, GRANTED, GRANTED, GRANTED, GRANTED],
  folder: [FOLDER, FOLDER, FOLDER, FOLDER, FOLDER],
}

test.each(LEVELS.map((level, at) => ({ level, at })))(
  'reliability 29: level $level, call by call with the reason',
  async ({ level, at }) => {
    const { db } = await testDatabase()
    const organizationId = await placePermissions(db, worldOf(level))
    const seen = await seenBy(db, organizationId, 'me')
    const told = await Promise.all(
      Object.keys(CALLS).map(async (callId) => {
        const { rule, text, isAllowed } = await explainTo(db, organizationId, 'me', callId)
        expect({ callId, isAllowed }).toEqual({ callId, isAllowed: seen.includes(callId) })
        return [callId, { [rule]: text }]
      }),
    )
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.entries(TABLE).map(([callId, row]) => [callId, row[at]])),
    )
  },
)

const hostedBy = (...ids: readonly string[]): readonly WorldCall[] =>
  ids.map((id) => ({ id, hostId: id }))
const EVERYBODY = USERS.map(({ id }) => id)

async function heardBy(
  profile: Omit<WorldProfile, 'id' | 'userIds'>,
  more: Partial<PermissionWorld> = {},
): Promise<readonly string[]> {
  const { db } = await testDatabase()
  const organizationId = await placePermissions(db, {
    users: USERS,
    profiles: [{ id: 'p1', userIds: ['me'], ...profile }],
    calls: hostedBy(...EVERYBODY),
    ...more,
  })
  return seenBy(db, organizationId, 'me')
}

test('reliability 29: where readings of team leads differ, only what all of them grant', async () => {
  const team = ['below', 'manager', 'me', 'peer', 'report']
  expect(await heardBy({ level: 'managers-team' })).toEqual(team)
  expect(await heardBy({ level: 'managers-team', leads: ['manager'] })).toEqual(team)
  expect(await heardBy({ level: 'managers-team', leads: ['report', 'other'] })).toEqual([
    'below',
    'me',
    'report',
  ])
  expect(await heardBy({ level: 'report-to-them' })).toEqual(['below', 'me', 'report'])
  expect(await heardBy({ level: 'report-to-them', leads: ['report', 'other'] })).toEqual([
    'below',
    'me',
  ])
  expect(await heardBy({ level: 'all', leads: ['report'] })).toEqual(EVERYBODY.toSorted())
  expect(await heardBy({ level: 'own', leads: ['report'] })).toEqual(['me'])
  expect(await heardBy({ level: 'none', leads: ['other'] })).toEqual(['me'])
})

test('reliability 29: an admin may have chosen people count, with their teams', async () => {
  const chosen = { level: 'none', leads: ['other'] }
  expect(await heardBy(chosen, { followsChosenPeople: true })).toEqual(['me', 'other', 'outsider'])
})

test('reliability 29: a level that nobody knows shows nothing', async () => {
  for (const level of [null, 'everything', 'ALL', ''])
    expect(await heardBy({ level })).toEqual(['me'])
})

test('reliability 29: circles among managers are nobody’s team, and a chief may be their own manager', async () => {
  const circle = USERS.map((user) =>
    user.id === 'manager' ? { ...user, managerId: 'report' } : user,
  )
  expect(await heardBy({ level: 'report-to-them' }, { users: circle })).toEqual(['me'])
  expect(await heardBy({ level: 'managers-team' }, { users: circle })).toEqual(['me'])
  const own = [
    { id: 'me', managerId: 'me' },
    { id: 'report', managerId: 'me' },
  ]
  expect(await heardBy({ level: 'report-to-them' }, { users: own })).toEqual(['me', 'report'])
  expect(await heardBy({ level: 'managers-team' }, { users: own })).toEqual(['me'])
  const orphans = USERS.map((user) => ({ ...user, managerId: 'gone' }))
  expect(await heardBy({ level: 'managers-team' }, { users: orphans })).toEqual(['me'])
})

test('reliability 29: a call without a workspace is seen by those who took part', async () => {
  const calls = hostedBy('me', 'report').map((call) => ({ ...call, workspaceId: null }))
  for (const level of LEVELS) expect(await heardBy({ level }, { calls })).toEqual(['me'])
})

test('reliability 29: a folder opens by a profile of its own workspace alone', async () => {
  const calls = [
    { id: 'here', hostId: 'outsider', folderIds: ['f1'] },
    { id: 'other folder', hostId: 'outsider', folderIds: ['f2'] },
    { id: 'elsewhere', hostId: 'outsider', workspaceId: 'w2', folderIds: ['f1'] },
  ]
  const own = { level: 'own' } as const
  expect(await heardBy({ ...own, folders: ['f1'] }, { calls })).toEqual(['here'])
  expect(await heardBy({ ...own, folders: 'all' }, { calls })).toEqual(['here', 'other folder'])
  expect(await heardBy({ ...own, folders: 'none' }, { calls })).toEqual([])
})

test('X-07: whoever is nobody in Gong, inactive there, or has another address by now sees nothing', async () => {
  const { db } = await testDatabase()
  const all = [{ id: 'p1', level: 'all', userIds: EVERYBODY }]
  const users = USERS.map((user) => ({
    ...user,
    isActive: user.id !== 'report',
    isMapped: user.id !== 'peer',
  }))
  const calls = hostedBy(...EVERYBODY)
  const organizationId = await placePermissions(db, { users, profiles: all, calls })
  const reasonOf = async (userId: string) => {
    const seen = await seenBy(db, organizationId, userId)
    const { rule } = await explainTo(db, organizationId, userId, 'peer')
    return [rule, seen.length]
  }
  expect(await reasonOf('me')).toEqual(['level-all', EVERYBODY.length])
  expect(await reasonOf('report')).toEqual(['inactive-user', 0])
  expect(await reasonOf('peer')).toEqual(['no-viewer', 0])
  await db.updateTable('member').set({ email: 'new@quillbeam.example' }).execute()
  expect(await reasonOf('me')).toEqual(['no-viewer', 0])
  await db.updateTable('member').set({ removed_at: PRESENT }).execute()
  expect(await reasonOf('me')).toEqual(['no-member', 0])
})

test('A-119, A-113: private, internal, unseen and unlinked calls are seen by nobody, open to all or not', async () => {
  const { db } = await testDatabase()
  const mine = { hostId: 'me', partyIds: ['me'], grantedIds: ['me'], folderIds: ['f1'] }
  const calls = [
    { id: 'fine', ...mine },
    { id: 'private', isPrivate: true, ...mine },
    { id: 'internal', scope: 'Internal', ...mine },
    { id: 'unseen', isUnseen: true, ...mine },
    { id: 'not-linked', isLinked: false, ...mine },
  ] as const
  const profiles = [{ id: 'p1', level: 'all', folders: 'all', userIds: ['me'] }] as const
  for (const isOpenToAll of [false, true]) {
    const organizationId = await placePermissions(db, {
      users: USERS,
      profiles,
      calls,
      isOpenToAll,
    })
    expect(await seenBy(db, organizationId, 'me')).toEqual(['fine'])
    for (const { id } of calls.slice(1)) {
      expect(await explainTo(db, organizationId, 'me', id)).toMatchObject({ rule: id })
    }
    expect(await seenBy(db, organizationId, 'peer')).toEqual(isOpenToAll ? ['fine'] : [])
  }
})

test('reliability 30: permissions that are older than four hours, or were never read, show nothing', async () => {
  const { db } = await testDatabase()
  const organizationId = await placePermissions(db, worldOf('all'))
  const later = (ms: number) => new Date(PRESENT.getTime() + ms)
  const fresh = await seenBy(db, organizationId, 'me', later(MIRROR_CLOSES_AFTER_MS - 1))
  expect(fresh).not.toEqual([])
  expect(await seenBy(db, organizationId, 'me', later(MIRROR_CLOSES_AFTER_MS))).toEqual([])
  const never = await placePermissions(db, worldOf('all', { refreshedAt: null, isOpenToAll: true }))
  expect(await seenBy(db, never, 'me')).toEqual([])
})
