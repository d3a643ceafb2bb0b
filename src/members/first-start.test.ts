import { expect, test } from 'vitest'
import { apiUnderTest, PASSWORD, SETUP_CODE } from '../../test/api-door.ts'

test('the set-up code is worth nothing after twenty misses', async () => {
  const { part } = await apiUnderTest()
  const answers = {
    organizationName: 'Acme',
    name: 'Ada',
    email: 'ada@example.com',
    password: PASSWORD,
  }
  for (let miss = 0; miss < 20; miss += 1) {
    await expect(part.access.setUp({ ...answers, code: `guess ${miss}` })).rejects.toThrow(
      'not the set-up code',
    )
  }
  await expect(part.access.setUp({ ...answers, code: SETUP_CODE })).rejects.toThrow(
    'not good any more',
  )
})

test('the environment makes the first admin and their token once, whatever is started at the same moment', async () => {
  const { part, database } = await apiUnderTest()
  const asked = {
    email: 'Ada@example.com',
    password: PASSWORD,
    token: 'a-token-from-the-environment',
  }
  const [one, two] = await Promise.all([part.bootstrap(asked), part.bootstrap(asked)])
  expect(one).toEqual(two)
  expect(await part.access.actorOfToken(asked.token)).toMatchObject({
    memberId: one.memberId,
    role: 'admin',
    scopes: ['read', 'write', 'admin'],
  })
  expect(await part.access.signIn('ada@example.com', PASSWORD)).toMatchObject({ actor: one })
  await part.bootstrap({ ...asked, password: 'another password' })
  expect(await part.access.signIn('ada@example.com', PASSWORD)).toMatchObject({ actor: one })
  const { rows } = await database.pool.query('select organization_id from organization')
  expect(rows).toHaveLength(1)

  const [token] = await part.tokens.list(one)
  await part.tokens.revoke(one, token?.tokenId ?? '')
  await part.bootstrap(asked)
  expect(await part.access.actorOfToken(asked.token)).toBeUndefined()
})

test('a password that is too short is refused wherever one is chosen, and nothing is half made', async () => {
  const { part, database, member, signIn } = await apiUnderTest()
  const short = { password: 'short' }
  await expect(part.bootstrap({ ...short, email: 'ada@example.com' })).rejects.toMatchObject({
    code: 'D-USAGE',
  })
  expect((await database.pool.query('select from organization')).rowCount).toBe(0)

  const admin = await member('admin')
  const { url } = await part.members.invite(admin, { email: 'b@example.com', role: 'csm' })
  const secret = url.split('/').at(-1) ?? ''
  await expect(part.access.acceptInvitation(secret, { ...short, name: 'B' })).rejects.toMatchObject(
    { code: 'D-USAGE' },
  )
  expect(await part.access.lookAtInvitation(secret)).toMatchObject({ email: 'b@example.com' })
  await expect(
    part.access.changePassword(await signIn(admin.email), {
      currentPassword: PASSWORD,
      newPassword: 'short',
    }),
  ).rejects.toMatchObject({ code: 'D-USAGE' })
})

test('a further organization is empty but for the link that lets its admin in', async () => {
  const { part, member } = await apiUnderTest()
  await member('admin')
  const made = await part.createOrganization({ name: 'Second', adminEmail: 'bo@example.com' })
  const { actor } = await part.access.acceptInvitation(made.url.split('/').at(-1) ?? '', {
    name: 'Bo',
    password: PASSWORD,
  })
  expect(actor).toMatchObject({ organizationId: made.organizationId, role: 'admin' })
  expect(await part.members.list(actor)).toHaveLength(1)
  expect(await part.access.signInPage()).toMatchObject({ isSetUp: true, organizationName: null })
})
