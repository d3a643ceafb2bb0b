/** A key that may not read everything: what arrives all the same, and what is said of the rest. */
import { describe, expect, test } from 'vitest'
import { pretendGong } from './pretend-gong.ts'
import { environmentFor, pullFrom, runCarryover } from './run-carryover.ts'

describe('a missing scope is 401 with the name of the scope', () => {
  test('that type is skipped with the scope and where to add it, the others arrive, exit code 4', async () => {
    const gong = await pretendGong()
    await gong.control('PUT', 'scopes', { missing: ['api:calls:read:transcript'] })
    const ran = await pullFrom(gong)
    expect(ran.exitCode).toBe(4)
    expect(ran.types['transcripts']).toMatchObject({ status: 'skipped', file: null })
    expect(ran.types['transcripts']?.message).toMatch(
      /api:calls:read:transcript\..*Company Settings → API/,
    )
    expect(await ran.files()).toHaveLength(10)
  })

  test.each([401, 403])(
    'a bare %i on one endpoint is that type’s, when the key works elsewhere',
    async (status) => {
      const gong = await pretendGong({
        faults: [
          {
            fault: 'status',
            status,
            path: '/v2/calls/transcript',
            errors: ['Access denied'],
            times: 0,
          },
        ],
      })
      const ran = await pullFrom(gong)
      expect(ran.exitCode).toBe(4)
      expect(ran.types['transcripts']?.status).toBe('skipped')
      expect(ran.types['transcripts']?.message).toContain('api:calls:read:transcript')
      expect(await ran.files()).toHaveLength(10)
    },
  )

  test('X-06: half of the user statistics arrive and say which half is missing', async () => {
    const gong = await pretendGong({ calls: 40 })
    await gong.control('PUT', 'scopes', { missing: ['api:stats:interaction'] })
    const ran = await pullFrom(gong, ['user-stats'])
    expect(ran.exitCode).toBe(0)
    expect(await ran.file('user-stats')).toContain(
      'Interaction measures are left out: the key lacks api:stats:interaction.',
    )
    await gong.control('PUT', 'scopes', {
      missing: ['api:stats:interaction', 'api:stats:user-actions:detailed'],
    })
    expect((await pullFrom(gong, ['user-stats'])).types['user-stats']?.status).toBe('skipped')
  })

  test('X-06: the other half arrives alone too, and says so', async () => {
    const gong = await pretendGong({ calls: 40 })
    await gong.control('PUT', 'scopes', { missing: ['api:stats:user-actions:detailed'] })
    const ran = await pullFrom(gong, ['user-stats'])
    expect(ran).toMatchObject({ exitCode: 0, types: { 'user-stats': { status: 'ok' } } })
    expect(await ran.file('user-stats')).toContain(
      'Daily activity is left out: the key lacks api:stats:user-actions:detailed.',
    )
  })

  test('without the scopes for roles and names, ids and a note stand in', async () => {
    const gong = await pretendGong({ calls: 40 })
    await gong.control('PUT', 'scopes', {
      missing: ['api:permission-profile:read', 'api:workspaces:read'],
    })
    const users = await pullFrom(gong, ['users'])
    expect(await users.file('users')).toMatch(
      /^Roles are left out: .*api:(workspaces|permission-profile):read/m,
    )
    await gong.control('PUT', 'scopes', {
      missing: ['api:users:read', 'api:settings:scorecards:read'],
    })
    const answered = await pullFrom(gong, ['answered-scorecards'])
    expect(await answered.file('answered-scorecards')).toMatch(/^Reviewed user: User \d+$/m)
    expect(answered.types['answered-scorecards']?.message).toContain('api:users:read')
    expect(await gong.requests('/v2/users/extensive')).toHaveLength(1)
    expect(await answered.file('answered-scorecards')).toMatch(/^- Question \d+: /m)
  })

  test('connection test: a tick or a cross for each type, exit code 4 when one is missing', async () => {
    const gong = await pretendGong()
    await gong.control('PUT', 'clock', { now: new Date().toISOString() })
    await gong.control('PUT', 'scopes', { missing: ['api:library:read'] })
    const ran = await runCarryover(['connection', 'test'], { environment: environmentFor(gong) })
    expect(ran.exitCode).toBe(4)
    expect(ran.out).toMatch(/✗ +libraries/)
    expect(ran.out.match(/^✓/gm)).toHaveLength(10)
  })
})

test('without the scope for calls, folders and answers arrive and say nothing of calls', async () => {
  const gong = await pretendGong({ calls: 40 })
  await gong.control('PUT', 'scopes', { missing: ['api:calls:read:extensive'] })
  const ran = await pullFrom(gong, ['libraries', 'answered-scorecards'])
  expect(ran.exitCode).toBe(0)
  expect(ran.types['libraries']).toMatchObject({ status: 'ok', records: gong.world.folders.length })
  expect(ran.types['libraries']?.message).toContain('api:calls:read:extensive')
  expect(await ran.file('libraries')).not.toContain('call?id=')
  expect(await ran.file('answered-scorecards')).not.toMatch(/^Call(?: date)?: /m)
})
