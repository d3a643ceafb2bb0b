/** Who is in the organization, and who is asked in. */
import { z } from 'zod'
import { invitation, member, notice, profile, ROLES } from '../records/member.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<ServerNeeds, 'members' | 'notices'>

const ADMIN = ['admin'] as const
const memberId = z.string().min(1)

export const me = operation({
  name: 'get-me',
  summary: 'Who I am, and where.',
  input: z.object({}),
  output: profile,
  who: EVERYONE,
  writes: false,
  rest: 'get /me',
  command: { words: ['whoami'], examples: ['carryover whoami'] },
  run: ({ members }: Needs, _input, actor) => members.me(actor),
})

export const listMembers = operation({
  name: 'list-members',
  summary: 'List the members of the organization.',
  input: z.object({}),
  output: pageOf(member),
  who: EVERYONE,
  writes: false,
  rest: 'get /members',
  command: { words: ['user', 'list'], examples: ['carryover user list'] },
  run: async ({ members }: Needs, _input, actor) => wholeList(await members.list(actor)),
})

export const changeRole = operation({
  name: 'change-role',
  summary: "Change a member's role.",
  input: z.object({ memberId, role: z.enum(ROLES) }),
  output: member,
  who: ADMIN,
  writes: true,
  scope: 'admin',
  rest: 'patch /members/{memberId}',
  run: ({ members }: Needs, input, actor) => members.changeRole(actor, input.memberId, input.role),
})

export const removeMember = operation({
  name: 'remove-member',
  summary: 'Remove a member, their sessions and their tokens.',
  input: z.object({ memberId }),
  output: z.null(),
  who: ADMIN,
  writes: true,
  scope: 'admin',
  rest: 'delete /members/{memberId}',
  status: 204,
  run: async ({ members }: Needs, input, actor) => {
    await members.remove(actor, input.memberId)
    return null
  },
})

export const listInvitations = operation({
  name: 'list-invitations',
  summary: 'List the invitations that nobody has accepted yet.',
  input: z.object({}),
  output: pageOf(invitation),
  who: ADMIN,
  writes: false,
  scope: 'admin',
  rest: 'get /invitations',
  run: async ({ members }: Needs, _input, actor) => wholeList(await members.invitations(actor)),
})

export const invite = operation({
  name: 'invite-member',
  summary: 'Invite somebody by e-mail address; the link is shown once.',
  input: z.object({
    email: z.email('write an e-mail address').max(200),
    role: z.enum(ROLES),
  }),
  output: z.object({ invitation, url: z.string() }),
  who: ADMIN,
  writes: true,
  scope: 'admin',
  rest: 'post /invitations',
  status: 201,
  run: ({ members }: Needs, input, actor) => members.invite(actor, input),
})

export const revokeInvitation = operation({
  name: 'revoke-invitation',
  summary: 'Take an invitation back.',
  input: z.object({ invitationId: z.string().min(1) }),
  output: z.null(),
  who: ADMIN,
  writes: true,
  scope: 'admin',
  rest: 'delete /invitations/{invitationId}',
  status: 204,
  run: async ({ members }: Needs, input, actor) => {
    await members.revokeInvitation(actor, input.invitationId)
    return null
  },
})

export const listNotices = operation({
  name: 'list-notices',
  summary: 'List what I should hear, newest first.',
  input: z.object({}),
  output: pageOf(notice),
  who: EVERYONE,
  writes: false,
  rest: 'get /notices',
  run: async ({ notices }: Needs, _input, actor) => wholeList(await notices.list(actor)),
})

export const readNotices = operation({
  name: 'read-notices',
  summary: 'Mark all my notices as read.',
  input: z.object({}),
  output: z.null(),
  who: EVERYONE,
  writes: true,
  scope: 'read',
  rest: 'post /notices:read',
  status: 204,
  run: async ({ notices }: Needs, _input, actor) => {
    await notices.markRead(actor)
    return null
  },
})
