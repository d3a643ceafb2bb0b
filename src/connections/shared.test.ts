/** The connection that reads for all accounts: an admin's to make, the organization's to have. */
import { expect, test } from 'vitest'
import {
  answerOf,
  approve,
  connectByOauth,
  installation,
  type Installation,
  KEYS,
  problemOf,
  UNTIL_DONE,
} from '../../test/connected-members.ts'
import { sharedConnection } from '../store/connections.ts'
import type { Connected } from './oauth.ts'

const PATHS_OF_SETTINGS = /^\/v2\/(settings|stats)/

function placeOf({ ines }: Installation, connectionId: string) {
  return { organizationId: ines.organizationId, connectionId }
}

test('A-115, X-14: the shared key is tried on what the accounts read, and on no setting', async () => {
  const of = await installation()
  const made = await of.connections.connectShared(of.ines, KEYS)
  expect(made).toMatchObject({ kind: 'shared', status: 'connected' })
  expect(made.checks?.map(({ type }) => type)).toEqual([
    'calls',
    'transcripts',
    'users',
    'crm-deals',
    'crm-accounts',
  ])
  const paths = (await of.gong.requests()).map(({ path }) => path)
  expect(paths.filter((path) => PATHS_OF_SETTINGS.test(path))).toEqual([])
})

test('B-148: it stands beside personal ones, and there is one', async () => {
  const of = await installation()
  await of.connections.connect(of.ines, KEYS)
  const made = await of.connections.connectShared(of.ines, KEYS)
  const again = await problemOf(of.connections.connectShared(of.ines, KEYS))
  expect(again).toMatchObject({ code: 'D-CONFLICT' })
  const { own } = await of.connections.list(of.ines)
  expect(own.map(({ kind }) => kind)).toEqual(['personal', 'shared'])
  const line = await of.openConnection(placeOf(of, made.connectionId), UNTIL_DONE)
  expect((await line.gong.workspaces()).length).toBeGreaterThan(0)
})

test('members who are no admins neither see nor touch it', async () => {
  const of = await installation()
  const { connectionId } = await of.connections.connectShared(of.ines, KEYS)
  expect((await of.connections.list(of.maya)).own).toEqual([])
  expect(await problemOf(of.connections.get(of.maya, connectionId))).toMatchObject({
    code: 'D-NOT-FOUND',
  })
  expect(await problemOf(of.connections.disconnect(of.maya, connectionId))).toMatchObject({
    code: 'D-NOT-FOUND',
  })
})

test('it outlives the member who made it, another admin disconnects it, and no dataset stops', async () => {
  const of = await installation()
  const { connectionId } = await of.connections.connectShared(of.ines, KEYS)
  await of.connections.forget(of.ines)
  await of.openConnection(placeOf(of, connectionId), UNTIL_DONE)
  const olga = { ...of.maya, role: 'admin' } as const
  expect(await of.connections.disconnect(olga, connectionId)).toMatchObject({ stoppedSchedules: 0 })
  expect(of.stopped).toEqual([])
  const opening = of.openConnection(placeOf(of, connectionId), UNTIL_DONE)
  expect(await problemOf(opening)).toMatchObject({ code: 'D-NO-CONN' })
})

test('a key that Gong refuses stops it, and no dataset with it', async () => {
  const of = await installation()
  const { connectionId } = await of.connections.connectShared(of.ines, KEYS)
  await of.gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
  const line = await of.openConnection(placeOf(of, connectionId), UNTIL_DONE)
  expect(await problemOf(line.gong.workspaces())).toMatchObject({ code: 'D-401' })
  const stopped = of.openConnection(placeOf(of, connectionId), UNTIL_DONE)
  expect(await problemOf(stopped)).toMatchObject({ code: 'D-401' })
  expect(of.stopped).toEqual([])
})

test('A-033, A-036, A-037, A-038, A-039, A-040: by Gong’s own sign-in it asks to read calls and who may see them', async () => {
  const heard: Connected[] = []
  const changes = { onConnected: async (one: Connected) => void heard.push(one) }
  const of = await installation({ tokenLifeSec: 86_400, changes })
  await connectByOauth(of, of.ines)
  const { authorizeUrl } = await of.oauth.start(of.ines, 'gong', undefined, 'shared')
  const scopes = new URL(authorizeUrl).searchParams.get('scope')?.split(' ') ?? []
  for (const scope of [
    'calls:read:basic',
    'calls:read:extensive',
    'calls:read:transcript',
    'users:read',
  ]) {
    expect(scopes).toContain(`api:${scope}`)
  }
  expect(scopes.filter((scope) => !scope.includes('read') || scope.includes('settings'))).toEqual(
    [],
  )
  const back = await approve(authorizeUrl)
  const { problem } = await of.oauth.finish('gong', answerOf(back), of.ines)
  expect(problem).toBeUndefined()
  const shared = await sharedConnection(of.database.db, of.ines.organizationId)
  expect(shared).toMatchObject({ method: 'oauth', status: 'connected' })
  expect(heard.map(({ kind }) => kind)).toEqual(['personal', 'shared'])
})
