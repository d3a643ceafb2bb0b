/** What the shared connection may read for the accounts, and how matching does. An admin's alone, but the state. */
import { z } from 'zod'
import {
  access,
  type AccessChoice,
  accessChoice,
  accessPreview,
  accountSyncState,
  gongPerson,
  matchingReport,
} from '../records/access.ts'
import type { AccountNeeds } from './account-needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'
import { typedNames } from './typed-lists.ts'

type Needs = Pick<AccountNeeds, 'accountAccess'>

export const getAccountSync = operation({
  name: 'get-account-sync',
  summary: 'Say how fresh the accounts are, and what is under way.',
  input: z.object({}),
  output: accountSyncState,
  who: EVERYONE,
  writes: false,
  rest: 'get /access/sync',
  run: (needs: Needs, _input, actor) => needs.accountAccess.state(actor),
})

export const syncAccounts = operation({
  name: 'sync-accounts',
  summary: 'Read what is new in Gong for the accounts now.',
  /** `mayRemove` confirms what a sync asked: that more calls than usual are gone from Gong. */
  input: z.object({ mayRemove: z.boolean().default(false) }),
  output: accountSyncState,
  who: ['admin', 'leader'],
  writes: true,
  rest: 'post /access/sync',
  status: 202,
  location: () => '/access/sync',
  run: (needs: Needs, input, actor) => needs.accountAccess.syncNow(actor, input),
})

export const useOwnConnection = operation({
  name: 'use-own-connection',
  summary: 'Let my own connection read for the accounts too.',
  input: z.object({}),
  output: accountSyncState,
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'post /access:use-own',
  run: (needs: Needs, _input, actor) => needs.accountAccess.useOwn(actor),
})

export const getAccess = operation({
  name: 'get-access',
  summary: 'Show which calls the accounts may be made of.',
  input: z.object({}),
  output: access,
  who: ['admin', 'auditor'],
  writes: false,
  rest: 'get /access',
  command: { words: ['access', 'show'], examples: ['carryover access show'] },
  run: (needs: Needs, _input, actor) => needs.accountAccess.get(actor),
})

export const previewAccess = operation({
  name: 'preview-access',
  summary: 'Count which calls a choice would let in, and which would fall out.',
  input: accessChoice,
  output: accessPreview,
  who: ['admin'],
  writes: false,
  rest: 'post /access:preview',
  run: (needs: Needs, input, actor) => needs.accountAccess.preview(actor, input),
})

export const setAccess = operation({
  name: 'set-access',
  summary:
    'Choose which calls the accounts may be made of; calls that fall out are gone everywhere.',
  input: accessChoice.refine(namesTeam, {
    path: ['teamLeadIds'],
    message: 'name somebody, for the mode team lets in their calls alone',
  }),
  output: access,
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'put /access',
  command: {
    words: ['access', 'set'],
    flags: {
      teamLeadIds: '--team',
      teamUserIds: '--person',
      workspaceIds: '--workspace',
      readFrom: '--from',
      excludedTitleWords: '--exclude',
    },
    read: {
      teamLeadIds: typedNames,
      teamUserIds: typedNames,
      workspaceIds: typedNames,
      excludedTitleWords: typedNames,
    },
    dryRun: previewAccess,
    keeps: {
      asAnswered: getAccess,
      fields: ['teamUserIds', 'teamLeadIds', 'workspaceIds', 'readFrom', 'excludedTitleWords'],
    },
    examples: [
      'carryover access set --mode team --team bo@example.com --dry-run',
      "carryover access set --mode all --from 2026-01-01 --exclude 'board meeting,interview'",
    ],
  },
  run: (needs: Needs, input, actor) => needs.accountAccess.set(actor, input),
})

function namesTeam({ mode, teamLeadIds, teamUserIds }: AccessChoice): boolean {
  return mode !== 'team' || teamLeadIds.length > 0 || teamUserIds.length > 0
}

export const openToAll = operation({
  name: 'open-calls-to-all',
  summary: "Show every linked call to every member instead of following Gong's permissions.",
  input: z.object({ isOpenToAll: z.boolean() }),
  output: access,
  who: ['admin'],
  writes: true,
  scope: 'admin',
  rest: 'put /access/open-to-all',
  run: (needs: Needs, input, actor) => needs.accountAccess.openToAll(actor, input.isOpenToAll),
})

export const listGongPeople = operation({
  name: 'list-gong-people',
  summary: 'List the Gong users with their managers, to choose teams and to map members.',
  input: z.object({}),
  output: pageOf(gongPerson),
  who: ['admin'],
  writes: false,
  rest: 'get /access/people',
  run: async (needs: Needs, _input, actor) => wholeList(await needs.accountAccess.people(actor)),
})

export const getMatching = operation({
  name: 'get-matching',
  summary: 'Count how calls were matched to accounts, and how many were not.',
  input: z.object({}),
  output: matchingReport,
  who: ['admin'],
  writes: false,
  rest: 'get /matching',
  run: (needs: Needs, _input, actor) => needs.accountAccess.matching(actor),
})
