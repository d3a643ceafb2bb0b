/** Reliability 30, and how Gong's permissions are read: as a whole or not at all, with as few requests as they need. */
import { expect, test } from 'vitest'
import type { WorldFolder, WorldProfile, WorldUser } from '../../simulator/world.ts'
import { markCallsChecked } from '../../src/store/mirror-state.ts'
import { visibilityEpoch } from '../../src/store/visibility.ts'
import { MIRROR_CLOSES_AFTER_MS } from '../../src/store/visibility-rules.ts'
import { readCallAccess } from '../../src/sync/call-access.ts'
import { refreshMirror } from '../../src/sync/mirror.ts'
import { testDatabase } from '../database.ts'
import { placePermissions, PRESENT, seenBy, type WorldCall } from '../permission-world.ts'
import { pretendGong } from '../pretend-gong.ts'

const HOUR_MS = 60 * 60_000
const [W1, W2] = ['5001', '5002']
const [BOSS, ME, REPORT, OTHER] = ['101', '102', '103', '104']
const [BY_REPORT, IN_FOLDER, GIVEN, HIDDEN] = ['7001', '7002', '7003', '7004']

const user = (id: string, managerId: string | null): WorldUser => ({
  id,
  emailAddress: `${id}@quillbeam.example`,
  createdMs: 0,
  active: true,
  firstName: 'User',
  lastName: id,
  title: null,
  phoneNumber: null,
  managerId,
  emailAliases: [`Alias-${id}@Quillbeam.example`],
  spokenLanguages: [],
  technicalAdmin: false,
  avatar: false,
})

const profile = (
  id: string,
  workspaceId: string,
  userIds: readonly string[],
  { level = 'own', folders = [] }: { level?: string; folders?: readonly string[] } = {},
): WorldProfile => ({
  id,
  workspaceId,
  name: `Profile ${id}`,
  description: '',
  callsAccess: { permissionLevel: level, teamLeadIds: null },
  libraryFolderAccess: {
    permissionLevel: folders.length > 0 ? 'specific-folders' : 'none',
    libraryFolderIds: folders,
  },
  userIds,
})

const folder = (id: string, callIds: readonly string[]): WorldFolder => ({
  id,
  workspaceId: W1,
  name: `Folder ${id}`,
  parentFolderId: null,
  createdBy: BOSS,
  updatedMs: 0,
  calls: callIds.map((callId) => ({ callId, note: null, addedBy: BOSS, createdMs: 0 })),
})

const CALLS: readonly WorldCall[] = [
  { id: BY_REPORT, workspaceId: W1, hostId: REPORT },
  { id: IN_FOLDER, workspaceId: W1, hostId: OTHER },
  { id: GIVEN, workspaceId: W1, hostId: OTHER },
  { id: HIDDEN, workspaceId: W1, hostId: OTHER },
]
/** What ME sees when everything was read. */
const SEEN = [BY_REPORT, IN_FOLDER, GIVEN]

/** Calls are linked, and one member is ME in Gong; of Gong's permissions nothing is known yet. */
async function setUp() {
  const gong = await pretendGong({
    calls: 0,
    change: (world) => ({
      ...world,
      workspaces: [W1, W2].map((id) => ({ id, name: `Workspace ${id}`, description: '' })),
      users: [user(BOSS, null), user(ME, BOSS), user(REPORT, ME), user(OTHER, BOSS)],
      profiles: [
        profile('61', W1, [ME], { level: 'report-to-them', folders: ['81'] }),
        profile('62', W1, [OTHER], { level: 'own' }),
        profile('63', W2, [ME, OTHER], { level: 'own' }),
      ],
      folders: [folder('81', [IN_FOLDER, '7999']), folder('82', [HIDDEN])],
    }),
  })
  for (const { id } of CALLS) {
    await gong.control('POST', 'calls', { id, grantedUserIds: id === GIVEN ? [ME] : [] })
  }
  const { db } = await testDatabase()
  const organizationId = await placePermissions(db, {
    users: [{ id: ME }],
    profiles: [],
    calls: CALLS,
    refreshedAt: null,
  })
  const later = (hours: number) => new Date(PRESENT.getTime() + hours * HOUR_MS)
  const refresh = async (hours: number): Promise<readonly string[]> => {
    const connected = gong.connect()
    await refreshMirror({ db, gong: connected, organizationId, now: later(hours) })
    // As a sync does after it, when it has looked at the calls again.
    await markCallsChecked(db, organizationId, later(hours))
    return [...connected.requests].map(([path, count]) => `${count} ${path}`)
  }
  const seen = (hours: number) => seenBy(db, organizationId, ME, later(hours))
  const problem = async () =>
    (await db.selectFrom('mirror').select('problem').executeTakeFirstOrThrow()).problem
  return { db, gong, organizationId, later, refresh, seen, problem }
}

test('A-118: permissions are read with the fewest requests, and raise the epoch where they changed', async () => {
  const { db, gong, organizationId, refresh, seen } = await setUp()
  expect(await seen(0)).toEqual([])
  expect(await refresh(0)).toEqual([
    '1 /v2/users',
    '1 /v2/workspaces',
    '2 /v2/all-permission-profiles',
    '3 /v2/permission-profile/users',
    '1 /v2/library/folders',
    '1 /v2/library/folder-content',
    '1 /v2/calls/users-access',
  ])
  expect(await seen(0)).toEqual(SEEN)
  const epoch = await visibilityEpoch(db, organizationId)
  // Grants cost a request for each hundred calls: they are read every third hour.
  expect(await refresh(1)).not.toContain('1 /v2/calls/users-access')
  expect(await visibilityEpoch(db, organizationId)).toBe(epoch)
  await gong.control('PATCH', 'profiles/61', {
    callsAccess: { permissionLevel: 'own', teamLeadIds: null },
  })
  await refresh(2)
  expect(await visibilityEpoch(db, organizationId)).toBeGreaterThan(epoch)
  expect(await seen(2)).toEqual([IN_FOLDER, GIVEN])
  await gong.control('PATCH', `calls/${GIVEN}`, { grantedUserIds: [] })
  await gong.control('DELETE', 'folders/81')
  await refresh(3)
  expect(await seen(3)).toEqual([])
  expect(await db.selectFrom('folder_call').selectAll().execute()).toEqual([])
})

test('A-118: addresses of users are kept as they are compared, calls of others are not kept', async () => {
  const { db, refresh } = await setUp()
  await refresh(0)
  const people = db.selectFrom('gong_user').selectAll().where('user_id', '=', ME)
  expect(await people.executeTakeFirstOrThrow()).toMatchObject({
    email: `${ME}@quillbeam.example`,
    other_emails: [`alias-${ME}@quillbeam.example`],
    name: `User ${ME}`,
    manager_id: BOSS,
  })
  expect(await db.selectFrom('folder_call').select('call_id').execute()).toEqual([
    { call_id: IN_FOLDER },
  ])
})

test.each([
  '/v2/users',
  '/v2/workspaces',
  '/v2/all-permission-profiles',
  '/v2/permission-profile/users',
  '/v2/library/folders',
  '/v2/library/folder-content',
  '/v2/calls/users-access',
])(
  'reliability 30: %s cannot be read: all stays as it was for four hours, then closed',
  async (path) => {
    const { db, gong, refresh, seen, problem } = await setUp()
    await refresh(0)
    const tables = ['gong_user', 'gong_profile', 'gong_profile_user', 'folder_call'] as const
    const rows = () =>
      Promise.all(
        tables.map((table) =>
          db.selectFrom(table).selectAll().orderBy('organization_id').execute(),
        ),
      )
    const before = await rows()
    // More than before, were it read: it must not come in by halves.
    await gong.control('PATCH', 'profiles/61', {
      callsAccess: { permissionLevel: 'all', teamLeadIds: null },
    })
    await gong.control('PUT', 'faults', [
      { fault: 'status', status: 400, path, body: { errors: ['Bad request'] }, times: 0 },
    ])
    await expect(refresh(3)).rejects.toMatchObject({ name: 'Problem' })
    expect(await problem()).toMatchObject({ message: expect.any(String) })
    expect(await rows()).toEqual(before)
    expect(await seen(3)).toEqual(SEEN)
    expect(await seen(MIRROR_CLOSES_AFTER_MS / HOUR_MS)).toEqual([])
    await gong.control('PUT', 'faults', [])
    await refresh(5)
    expect(await seen(5)).toEqual([BY_REPORT, IN_FOLDER, GIVEN, HIDDEN])
    expect(await problem()).toBeNull()
  },
)

test.each([
  { scope: 'api:library:read', sees: [BY_REPORT, GIVEN] },
  { scope: 'api:call-user-access:read', sees: [BY_REPORT, IN_FOLDER] },
  { scope: 'api:permission-profile:read', sees: [GIVEN] },
  { scope: 'api:workspaces:read', sees: [GIVEN] },
])('reliability 30: without $scope less is shown, never more', async ({ scope, sees }) => {
  const { gong, refresh, seen, problem } = await setUp()
  await refresh(0)
  await gong.control('PUT', 'scopes', { missing: [scope] })
  // Also where grants would rest: a missing scope is told each time.
  for (const hours of [3, 4]) {
    await refresh(hours)
    expect(await seen(hours)).toEqual(sees)
    expect(await problem()).toMatchObject({ code: 'D-SCOPE', scope })
  }
  await gong.control('PUT', 'scopes', { missing: [] })
  await refresh(5)
  expect(await seen(5)).toEqual(SEEN)
  expect(await problem()).toBeNull()
})

test('reliability 30: a reading that began earlier does not undo a later one', async () => {
  const { gong, refresh, seen } = await setUp()
  await refresh(2)
  await gong.control('PATCH', 'profiles/61', {
    callsAccess: { permissionLevel: 'all', teamLeadIds: null },
  })
  await refresh(1)
  expect(await seen(2)).toEqual(SEEN)
})

test('A-118: of workspaces that an admin has left out, nobody’s profile is read', async () => {
  const { db, refresh, seen } = await setUp()
  await db
    .updateTable('access')
    .set({ workspace_ids: [W2] })
    .execute()
  expect(await refresh(0)).toContain('1 /v2/all-permission-profiles')
  expect(await seen(0)).toEqual([GIVEN])
})

test('A-118: of a newly linked call, folders and grants are known without reading everything again', async () => {
  const { db, gong, organizationId, refresh, seen } = await setUp()
  await refresh(0)
  await db.deleteFrom('folder_call').execute()
  await db.deleteFrom('call_grant').execute()
  expect(await seen(0)).toEqual([BY_REPORT])
  const connected = gong.connect()
  await readCallAccess({ db, gong: connected, organizationId, callIds: [IN_FOLDER, GIVEN, '7555'] })
  expect(await seen(0)).toEqual(SEEN)
  expect([...connected.requests.keys()]).toEqual([
    '/v2/library/folders',
    '/v2/library/folder-content',
    '/v2/calls/users-access',
    '/v2/calls/extensive',
  ])
})
