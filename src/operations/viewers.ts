/** Members as Gong users: who they are there, and whether they may see a call. */
import { z } from 'zod'
import { chosenPeople, viewerMapping, type Visibility, visibility } from '../records/visibility.ts'
import type { AccountNeeds } from './account-needs.ts'
import type { ServerNeeds } from './needs.ts'
import { operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<AccountNeeds, 'viewers'>

const id = z.string().min(1).max(100)

export const listViewers = operation({
  name: 'list-viewers',
  summary: 'List the members with the Gong users they are, and what these may hear.',
  input: z.object({}),
  output: pageOf(viewerMapping),
  who: ['admin', 'auditor'],
  writes: false,
  rest: 'get /viewers',
  run: async ({ viewers }: Needs, _input, actor) => wholeList(await viewers.list(actor)),
})

export const mapViewer = operation({
  name: 'map-viewer',
  summary: 'Say which Gong user a member is, or let their own verified address decide again.',
  input: z.object({ memberId: id, userId: id.nullable() }),
  output: viewerMapping,
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'put /viewers/{memberId}',
  run: ({ viewers }: Needs, input, actor) => viewers.map(actor, input.memberId, input.userId),
})

export const listVisibility = operation({
  name: 'list-visibility',
  summary: 'Say of every member whether they may see a call, and by which rule.',
  input: z.object({ callId: id }),
  output: pageOf(visibility),
  who: ['admin', 'auditor'],
  writes: false,
  rest: 'get /calls/{callId}/viewers',
  async run({ members, viewers }: Needs & Pick<ServerNeeds, 'members'>, { callId }, actor) {
    const answers: Visibility[] = []
    for (const { memberId } of await members.list(actor)) {
      answers.push(await viewers.check(actor, callId, memberId))
    }
    return wholeList(answers)
  },
})

export const checkVisibility = operation({
  name: 'check-visibility',
  summary: 'Say whether a member may see a call, and by which rule.',
  input: z.object({ callId: id, member: id.describe('of this member alone') }),
  output: visibility,
  who: ['admin', 'auditor'],
  writes: false,
  rest: 'get /calls/{callId}/visibility',
  command: {
    words: ['call', 'why'],
    positional: 'callId',
    without: { member: listVisibility },
    examples: [
      'carryover call why 7782342274025937895',
      'carryover call why 7782342274025937895 --member maya@example.com',
    ],
  },
  run: ({ viewers }: Needs, input, actor) => viewers.check(actor, input.callId, input.member),
})

export const getChosenPeople = operation({
  name: 'get-chosen-people',
  summary: 'Say whether profiles that list people instead of a level show the calls of these.',
  input: z.object({}),
  output: chosenPeople,
  who: ['admin', 'auditor'],
  writes: false,
  rest: 'get /access/chosen-people',
  run: ({ viewers }: Needs, _input, actor) => viewers.chosenPeople(actor),
})

export const followChosenPeople = operation({
  name: 'follow-chosen-people',
  summary: 'Let profiles that list people instead of a level show the calls of these, or nothing.',
  input: z.object({ isFollowed: z.boolean() }),
  output: chosenPeople,
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'put /access/chosen-people',
  run: ({ viewers }: Needs, input, actor) => viewers.followChosenPeople(actor, input.isFollowed),
})
