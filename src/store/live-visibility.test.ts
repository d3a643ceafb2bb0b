import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { placePermissions, PRESENT, seenBy, type WorldCall } from '../../test/permission-world.ts'
import { visibleAmong } from './live-visibility.ts'

const USERS = [{ id: 'me', managerId: 'boss' }, { id: 'boss' }, { id: 'report', managerId: 'me' }]
const CALLS: readonly WorldCall[] = [
  { id: 'hosted', hostId: 'me' },
  { id: 'invited', hostId: 'boss', partyIds: ['me'] },
  { id: 'of-report', hostId: 'boss', partyIds: ['report'] },
  { id: 'of-boss', hostId: 'boss' },
  { id: 'elsewhere', hostId: 'report', workspaceId: 'w2' },
  { id: 'nowhere', hostId: 'report', workspaceId: null },
  { id: 'private', hostId: 'me', isPrivate: true },
  { id: 'internal', hostId: 'me', scope: 'Internal' },
]

test('A-118: a call that is read live shows to whom it would show if it were linked', async () => {
  const { db } = await testDatabase()
  const profiles = [{ id: 'p1', level: 'report-to-them', userIds: ['me'] }]
  const facts = CALLS.map((call) => ({
    callId: call.id,
    workspaceId: call.workspaceId === undefined ? 'w1' : (call.workspaceId ?? undefined),
    hostId: call.hostId,
    userIds: call.partyIds ?? [],
    isPrivate: call.isPrivate ?? false,
    isInternal: call.scope === 'Internal',
  }))
  for (const isOpenToAll of [false, true]) {
    const world = { users: USERS, profiles, isOpenToAll }
    const linked = await placePermissions(db, { ...world, calls: CALLS })
    const unlinked = await placePermissions(db, { ...world, calls: [] })
    for (const { id } of USERS) {
      const looker = { organizationId: unlinked, memberId: `mem_${id}`, now: PRESENT }
      const seen = [...(await visibleAmong(db, looker, facts))].toSorted()
      expect(seen).toEqual(await seenBy(db, linked, id))
    }
  }
  expect(
    await visibleAmong(db, { organizationId: 'org', memberId: 'm', now: PRESENT }, []),
  ).toEqual(new Set())
})
