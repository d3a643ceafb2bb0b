import { expect, test } from 'vitest'
import type { WorldProfile } from '../../simulator/world.ts'
import { all, pretendGong } from '../../test/pretend-gong.ts'

test('levels, team leads and library folders of a profile', async () => {
  const profile: WorldProfile = {
    id: '61',
    workspaceId: '5001',
    name: 'Success',
    description: '',
    callsAccess: { permissionLevel: 'none', teamLeadIds: ['1', '2'] },
    libraryFolderAccess: { permissionLevel: 'specific-folders', libraryFolderIds: ['71'] },
    userIds: [],
  }
  const everyone = { permissionLevel: 'all', teamLeadIds: null } as const
  const gong = await pretendGong({
    change: (world) => ({
      ...world,
      profiles: [profile, { ...profile, id: '62', name: 'Zeta', callsAccess: everyone }],
    }),
  })
  expect(await gong.connect().profiles('5001')).toEqual([
    {
      id: '61',
      name: 'Success',
      callsAccess: { level: 'none', teamLeadIds: ['1', '2'] },
      libraryAccess: { level: 'specific-folders', folderIds: ['71'] },
    },
    expect.objectContaining({ id: '62', callsAccess: { level: 'all', teamLeadIds: [] } }),
  ])
})

test('a level that nobody knows stays as it is, and one that is missing is none at all', async () => {
  const gong = await pretendGong({
    faults: [
      {
        fault: 'status',
        status: 200,
        path: '/v2/all-permission-profiles',
        body: {
          requestId: 'r',
          profiles: [
            { id: 61, name: 'New', callsAccess: { permissionLevel: 'squad', teamLeadIds: null } },
            { id: 62, name: 'Bare', callsAccess: null },
          ],
        },
      },
    ],
  })
  expect(await gong.connect().profiles('5001')).toEqual([
    {
      id: '61',
      name: 'New',
      callsAccess: { level: 'squad', teamLeadIds: [] },
      libraryAccess: { level: undefined, folderIds: [] },
    },
    expect.objectContaining({ id: '62', callsAccess: { level: undefined, teamLeadIds: [] } }),
  ])
})

test('a user’s further addresses', async () => {
  const gong = await pretendGong({
    change: (world) => ({
      ...world,
      users: world.users.map((user) => ({ ...user, emailAliases: ['other@us.example'] })),
    }),
  })
  const [user] = await all(gong.connect().users())
  expect(user).toMatchObject({ emailAliases: ['other@us.example'], trustedEmail: undefined })
})
