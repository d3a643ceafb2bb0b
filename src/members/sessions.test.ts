import { expect, test } from 'vitest'
import { apiUnderTest, PASSWORD } from '../../test/api-door.ts'

const DAY_MS = 24 * 60 * 60_000

test('a session ends after 12 hours without use, and after 7 days whatever happens', async () => {
  const { part, database, member, signIn } = await apiUnderTest()
  const { email, memberId } = await member('csm')
  const age = (column: string, ms: number) =>
    database.pool.query(
      `update auth.session set "${column}" = "${column}" - interval '1 ms' * $1`,
      [ms],
    )
  const known = async (cookie: string) => (await part.access.actorOfCookie(cookie))?.memberId
  const idle = await signIn(email)
  await age('updatedAt', DAY_MS / 2 - 60_000)
  expect(await known(idle)).toBe(memberId)
  // That was a use: the time begins anew.
  await age('updatedAt', DAY_MS / 2 - 60_000)
  expect(await known(idle)).toBe(memberId)
  await age('updatedAt', DAY_MS / 2 + 60_000)
  expect(await known(idle)).toBeUndefined()

  const old = await signIn(email)
  await age('expiresAt', 7 * DAY_MS - 60_000)
  expect(await known(old)).toBe(memberId)
  await age('expiresAt', 60_000)
  expect(await known(old)).toBeUndefined()
})

test('a cookie that was changed, or that lost its signature, is nobody', async () => {
  const { part, member, signIn } = await apiUnderTest()
  const { email } = await member('csm')
  const cookie = await signIn(email)
  expect(await part.access.actorOfCookie(cookie)).toBeDefined()
  expect(await part.access.actorOfCookie(cookie.slice(0, -8) + 'AAAAAAA%3D')).toBeUndefined()
  expect(
    await part.access.actorOfCookie(`${cookie.split('.').slice(0, 2).join('.')}`),
  ).toBeUndefined()
})

test('a wrong password and an unknown address are told apart by nothing', async () => {
  const { part, member } = await apiUnderTest()
  const { email } = await member('csm')
  const messages = await Promise.all(
    [email, 'nobody@example.com', 'no address'].map((typed) =>
      part.access.signIn(typed, 'wrong password').catch((error: unknown) => String(error)),
    ),
  )
  expect(new Set(messages).size).toBe(1)
})

test('a changed password ends the other sessions and keeps this one', async () => {
  const { part, member, signIn } = await apiUnderTest()
  const { email, memberId } = await member('csm')
  const other = await signIn(email)
  const mine = await signIn(email)
  const next = { newPassword: 'a whole new password' }
  await expect(
    part.access.changePassword(mine, { ...next, currentPassword: 'wrong password' }),
  ).rejects.toMatchObject({ code: 'D-USAGE' })
  const cookies = await part.access.changePassword(mine, { ...next, currentPassword: PASSWORD })
  expect(await part.access.actorOfCookie(other)).toBeUndefined()
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
  expect(await part.access.actorOfCookie(cookie)).toMatchObject({ memberId })
  await expect(part.access.signIn(email, PASSWORD)).rejects.toMatchObject({ code: 'D-SIGN-IN' })
  await part.access.signIn(email, next.newPassword)
})
