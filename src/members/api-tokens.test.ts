import { expect, test } from 'vitest'
import { apiUnderTest } from '../../test/api-door.ts'

test('a token speaks for its member, with their role, until its time; its use is noted once a minute', async () => {
  const { part, database, member } = await apiUnderTest()
  const admin = await member('admin')
  const data = await member('data')
  const { token, secret } = await part.tokens.create(data, {
    name: 'robot',
    scopes: ['write', 'read'],
    expiresInDays: 30,
  })
  expect(secret).toMatch(/^co_[\w-]{43}$/)
  expect(token).toMatchObject({ name: 'robot', scopes: ['read', 'write'], lastUsedAt: null })
  expect(secret.startsWith(token.hint.slice(0, -1))).toBe(true)
  expect(await part.access.actorOfToken(secret)).toMatchObject({
    role: 'data',
    scopes: ['read', 'write'],
  })
  await part.members.changeRole(admin, data.memberId, 'auditor')
  expect(await part.access.actorOfToken(secret)).toMatchObject({ role: 'auditor' })

  const [{ lastUsedAt } = { lastUsedAt: null }] = await part.tokens.list(data)
  expect(lastUsedAt).not.toBeNull()
  await part.access.actorOfToken(secret)
  expect((await part.tokens.list(data))[0]?.lastUsedAt).toBe(lastUsedAt)
  await database.pool.query(`update api_token set last_used_at = now() - interval '2 minutes'`)
  await part.access.actorOfToken(secret)
  expect((await part.tokens.list(data))[0]?.lastUsedAt).not.toBe(lastUsedAt)

  await database.pool.query(`update api_token set expires_at = now() - interval '1 second'`)
  expect(await part.access.actorOfToken(secret)).toBeUndefined()
  const { rows } = await database.pool.query('select * from api_token')
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('a token cannot make a token that may more than itself', async () => {
  const { part, member } = await apiUnderTest()
  const admin = await member('admin')
  const robot = { ...admin, scopes: ['write'] as const }
  await expect(
    part.tokens.create(robot, { name: 'up', scopes: ['write', 'admin'], expiresInDays: null }),
  ).rejects.toMatchObject({ code: 'D-NOT-ALLOWED' })
})
