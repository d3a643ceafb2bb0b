import { expect, test } from 'vitest'
import { pretendGong } from '../../test/pretend-gong.ts'

test('one call by its id, private ones included; unknown ones are undefined', async () => {
  const gong = await pretendGong({ calls: 0 })
  await gong.control('POST', 'calls', {
    id: '7782342274025937895',
    title: 'Renewal',
    started: '2026-04-01T10:00:00+02:00',
    scheduled: '2026-04-01T09:55:00+02:00',
    durationSec: 90,
    isPrivate: true,
    parties: [{ name: 'Pat', emailAddress: 'pat@acme.example' }],
  })
  const connection = gong.connect()
  expect(await connection.call('7782342274025937895')).toMatchObject({
    id: '7782342274025937895',
    title: 'Renewal',
    startedAt: new Date('2026-04-01T08:00:00Z'),
    scheduledAt: new Date('2026-04-01T07:55:00Z'),
    durationSec: 90,
    isPrivate: true,
    system: 'Zoom',
    mediaKind: 'Video',
    language: 'eng',
    purpose: undefined,
  })
  expect(await connection.call('404')).toBeUndefined()
  expect(connection.requests.get('/v2/calls/{id}')).toBe(2)
  expect((await gong.requests()).map(({ path }) => path)).toEqual([
    '/v2/calls/7782342274025937895',
    '/v2/calls/404',
  ])
})

test('a key without the scope is told which one it lacks', async () => {
  const gong = await pretendGong()
  await gong.control('PUT', 'scopes', { missing: ['api:calls:read:basic'] })
  await expect(gong.connect().call('1')).rejects.toMatchObject({
    code: 'D-SCOPE',
    scope: 'api:calls:read:basic',
    endpoint: 'GET /v2/calls/{id}',
  })
})
