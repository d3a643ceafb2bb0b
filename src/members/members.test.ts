import { expect, test } from 'vitest'
import { apiUnderTest, PASSWORD } from '../../test/api-door.ts'

test('an invitation is good once, for its address, for seven days, until it is revoked', async () => {
  const { part, database, member } = await apiUnderTest()
  const admin = await member('admin')
  const invite = async (email: string) => {
    const { invitation, url } = await part.members.invite(admin, { email, role: 'data' })
    expect(url).toMatch(/^http:\/\/carryover\.test\/invitation\/[\w-]{43}$/)
    return { invitation, secret: url.split('/').at(-1) ?? '' }
  }
  const accept = (secret: string) =>
    part.access.acceptInvitation(secret, { name: 'New', password: PASSWORD })

  const used = await invite('New@Example.com')
  expect(await part.access.lookAtInvitation(used.secret)).toEqual({
    email: 'new@example.com',
    organizationName: 'First',
    role: 'data',
  })
  const [first, second] = await Promise.allSettled([accept(used.secret), accept(used.secret)])
  expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  const [late] = [first, second].filter(({ status }) => status === 'rejected')
  expect(late).toMatchObject({ reason: { code: 'D-NOT-FOUND' } })
  await expect(accept(used.secret)).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
  expect(await part.access.signIn('new@example.com', PASSWORD)).toMatchObject({
    actor: { role: 'data', organizationId: admin.organizationId },
  })
  await expect(invite('new@example.com')).rejects.toMatchObject({ code: 'D-CONFLICT' })

  const revoked = await invite('b@example.com')
  await part.members.revokeInvitation(admin, revoked.invitation.invitationId)
  await expect(accept(revoked.secret)).rejects.toMatchObject({ code: 'D-NOT-FOUND' })

  const older = await invite('c@example.com')
  const newer = await invite('c@example.com')
  await expect(accept(older.secret)).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
  await database.pool.query(`update invitation set expires_at = now() - interval '1 second'`)
  await expect(accept(newer.secret)).rejects.toMatchObject({ code: 'D-NOT-FOUND' })

  const { rows } = await database.pool.query('select token_hash from invitation')
  expect(JSON.stringify(rows)).not.toContain(newer.secret)
})

test('an address that signs in elsewhere cannot be taken by an invitation', async () => {
  const { part, member } = await apiUnderTest()
  const admin = await member('admin')
  const other = await member('admin', { organization: 'Second' })
  const { url } = await part.members.invite(admin, { email: other.email, role: 'admin' })
  const answers = { name: 'Thief', password: 'another password' }
  await expect(
    part.access.acceptInvitation(url.split('/').at(-1) ?? '', answers),
  ).rejects.toMatchObject({ code: 'D-CONFLICT' })
  expect(await part.access.signIn(other.email, PASSWORD)).toMatchObject({
    actor: { organizationId: other.organizationId },
  })
})

test('a removed member is out at once: sessions, tokens, password, and the invitations they sent', async () => {
  const { part, database, member, signIn } = await apiUnderTest()
  const admin = await member('admin')
  const gone = await member('admin')
  const cookie = await signIn(gone.email)
  const { secret } = await part.tokens.create(gone, {
    name: 't',
    scopes: ['read'],
    expiresInDays: 1,
  })
  const { url } = await part.members.invite(gone, { email: 'friend@example.com', role: 'admin' })
  expect(await part.access.actorOfToken(secret)).toMatchObject({ memberId: gone.memberId })

  await part.members.remove(admin, gone.memberId)
  expect(await part.access.actorOfCookie(cookie)).toBeUndefined()
  expect(await part.access.actorOfToken(secret)).toBeUndefined()
  await expect(part.access.signIn(gone.email, PASSWORD)).rejects.toMatchObject({
    code: 'D-SIGN-IN',
  })
  await expect(part.access.lookAtInvitation(url.split('/').at(-1) ?? '')).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
  })

  const left = `select email, name from auth."user" where email = '${gone.email}'
    union all select 'token', name from api_token where revoked_at is null`
  expect((await database.pool.query(left)).rows).toEqual([])

  const back = await part.members.invite(admin, { email: gone.email, role: 'csm' })
  const { actor } = await part.access.acceptInvitation(back.url.split('/').at(-1) ?? '', {
    name: 'Back',
    password: PASSWORD,
  })
  expect(actor.memberId).not.toBe(gone.memberId)
  expect(await part.access.actorOfToken(secret)).toBeUndefined()
})

test('the last admin can neither go nor step down, even when two leave at the same moment', async () => {
  const { part, member } = await apiUnderTest()
  const one = await member('admin')
  const two = await member('admin')
  await member('admin', { organization: 'Second' })
  const both = await Promise.allSettled([
    part.members.remove(one, one.memberId),
    part.members.changeRole(two, two.memberId, 'csm'),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both).toContainEqual(
    expect.objectContaining({ reason: expect.objectContaining({ code: 'D-CONFLICT' }) }),
  )
})

test('members of another organization are not there', async () => {
  const { part, member } = await apiUnderTest()
  const admin = await member('admin')
  const stranger = await member('csm', { organization: 'Second' })
  const other = await member('admin', { organization: 'Second' })
  const { invitation } = await part.members.invite(other, { email: 'x@example.com', role: 'csm' })
  const { token } = await part.tokens.create(other, {
    name: 't',
    scopes: ['read'],
    expiresInDays: null,
  })
  const notThere = { code: 'D-NOT-FOUND' }
  await expect(part.members.remove(admin, stranger.memberId)).rejects.toMatchObject(notThere)
  await expect(part.members.changeRole(admin, stranger.memberId, 'admin')).rejects.toMatchObject(
    notThere,
  )
  await expect(part.members.revokeInvitation(admin, invitation.invitationId)).rejects.toMatchObject(
    notThere,
  )
  await expect(part.tokens.revoke(admin, token.tokenId)).rejects.toMatchObject(notThere)
  // Nor are a colleague's tokens: not even an admin's business.
  const colleague = await member('admin', { organization: 'Second' })
  await expect(part.tokens.revoke(colleague, token.tokenId)).rejects.toMatchObject(notThere)
  expect(await part.members.list(admin)).toHaveLength(1)
  expect(await part.members.invitations(admin)).toEqual([])
})
