/** Customers: made by hand, by file, by API or from the CRM; their pages. */
import { z } from 'zod'
import {
  account,
  accountCheck,
  accountOverview,
  accountRow,
  liveCost,
  newAccount,
  person,
  relationship,
  savedAccount,
  suggestion,
} from '../records/account.ts'
import { accountImport, importMapping } from '../records/account-import.ts'
import type { AccountNeeds } from './account-needs.ts'
import { EVERYONE, KEEPERS, operation } from './operation.ts'
import { pageInput, pageOf, wholeList } from './pages.ts'
import { typedContacts, typedCrmIds, typedList, typedMapping } from './typed-lists.ts'

type Needs = Pick<AccountNeeds, 'accounts'>

/** 30 MB as a data URL writes them. */
const CSV_CHARACTERS = 40_000_200
/** A character of text is up to three bytes, and some are written as two in JSON. */
const CSV_BYTES = 90_000_000

const accountId = z.string('say which account').min(1).max(100).describe('id of the account')
const domain = z.string().trim().min(1).max(300).describe('a domain of the company')

export const listAccounts = operation({
  name: 'list-accounts',
  summary: 'List the accounts with what is known of their calls.',
  input: z.object({
    query: z.string().trim().max(200).describe('a part of the name or of a domain').optional(),
    ownerId: z.string().max(100).describe('of this member alone').optional(),
    stage: z.string().max(60).describe('of this stage alone').optional(),
    ...pageInput,
  }),
  output: pageOf(accountRow),
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts',
  command: {
    words: ['account', 'list'],
    flags: { ownerId: '--owner' },
    examples: ['carryover account list --query acme', 'carryover account list --stage Live --json'],
  },
  run: ({ accounts }: Needs, { query, ownerId, stage, limit, cursor }, actor) =>
    accounts.list(actor, { query, ownerId, stage }, { limit, cursor }),
})

export const createAccount = operation({
  name: 'create-account',
  summary: 'Make an account and look for its calls.',
  input: newAccount,
  output: savedAccount,
  who: KEEPERS,
  writes: true,
  rest: 'post /accounts',
  command: {
    words: ['account', 'create'],
    positional: 'name',
    flags: { ownerId: '--owner' },
    read: { domains: typedList, contacts: typedContacts, crmIds: typedCrmIds },
    examples: [
      'carryover account create Acme --domains acme.com,acme.co.uk --contacts pat@acme.com',
      'carryover account create Acme --crm-ids account:0015000000Gv7qJ,deal:0065000000Abc1D',
    ],
  },
  status: 201,
  location: (made) => `/accounts/${made.accountId}`,
  run: ({ accounts }: Needs, input, actor) =>
    accounts.create(actor, input, actor.isToken === true ? 'api' : 'hand'),
})

export const getAccount = operation({
  name: 'get-account',
  summary: 'Show an account with what its calls are found by.',
  input: z.object({ accountId }),
  output: account,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}',
  command: {
    words: ['account', 'show'],
    positional: 'accountId',
    examples: ['carryover account show acme'],
  },
  run: ({ accounts }: Needs, input, actor) => accounts.get(actor, input.accountId),
})

export const changeAccount = operation({
  name: 'change-account',
  summary:
    'Change an account; calls are looked for again where what they are found by has changed.',
  input: z.object({
    accountId,
    name: newAccount.shape.name.optional(),
    domains: newAccount.shape.domains.unwrap().optional(),
    contacts: newAccount.shape.contacts.unwrap().optional(),
    crmIds: newAccount.shape.crmIds.unwrap().optional(),
    ownerId: newAccount.shape.ownerId.unwrap().optional(),
    stage: newAccount.shape.stage.unwrap().optional(),
    kickoffOn: newAccount.shape.kickoffOn.unwrap().optional(),
  }),
  output: savedAccount,
  who: KEEPERS,
  writes: true,
  rest: 'patch /accounts/{accountId}',
  command: {
    words: ['account', 'change'],
    alias: 'assign',
    positional: 'accountId',
    flags: { ownerId: '--owner' },
    read: { domains: typedList, contacts: typedContacts, crmIds: typedCrmIds },
    examples: [
      'carryover account assign acme --owner maya@example.com',
      'carryover account change acme --domains acme.com,acme-group.com --kickoff-on 2026-12-01',
    ],
  },
  run: ({ accounts }: Needs, { accountId: id, ...change }, actor) =>
    accounts.change(actor, id, change),
})

export const addDomain = operation({
  name: 'add-account-domain',
  summary: 'Add a domain to those of an account, and look for its calls.',
  input: z.object({ accountId, domain }),
  output: savedAccount,
  who: KEEPERS,
  writes: true,
  rest: 'post /accounts/{accountId}/domains',
  command: {
    words: ['account', 'domain', 'add'],
    positional: ['accountId', 'domain'],
    examples: ['carryover account domain add acme acme-group.example'],
  },
  run: ({ accounts }: Needs, input, actor) =>
    accounts.change(actor, input.accountId, { addedDomain: input.domain }),
})

export const removeDomain = operation({
  name: 'remove-account-domain',
  summary: 'Take a domain from an account; calls that were found by nothing else go.',
  input: z.object({ accountId, domain }),
  output: savedAccount,
  who: KEEPERS,
  writes: true,
  rest: 'delete /accounts/{accountId}/domains/{domain}',
  command: {
    words: ['account', 'domain', 'remove'],
    positional: ['accountId', 'domain'],
    examples: ['carryover account domain remove acme acme-group.example'],
  },
  run: ({ accounts }: Needs, input, actor) =>
    accounts.change(actor, input.accountId, { removedDomain: input.domain }),
})

export const deleteAccount = operation({
  name: 'delete-account',
  summary: 'Delete an account; calls that belong to no other account go with it.',
  input: z.object({ accountId }),
  output: z.null(),
  who: ['admin', 'leader'],
  writes: true,
  rest: 'delete /accounts/{accountId}',
  command: {
    words: ['account', 'delete'],
    positional: 'accountId',
    isFinal: true,
    examples: ['carryover account delete acme --yes'],
  },
  status: 204,
  run: async ({ accounts }: Needs, input, actor) => {
    await accounts.remove(actor, input.accountId)
    return null
  },
})

export const importAccounts = operation({
  name: 'import-accounts',
  summary:
    'Read accounts from a CSV file: a preview of what would come of it, or the import itself.',
  input: z.object({
    csv: z
      .string()
      .min(1, 'the file is empty')
      .max(CSV_CHARACTERS, 'the file is larger than 30 MB')
      .describe('a CSV file with a header row: its text, or a data URL of its bytes'),
    mapping: importMapping.describe('the column of each field; guessed unless given').optional(),
    isApplied: z.boolean().describe('write it, instead of a preview').default(false),
  }),
  output: accountImport,
  who: KEEPERS,
  writes: true,
  rest: 'post /accounts:import',
  command: {
    words: ['account', 'import'],
    positional: 'csv',
    file: 'csv',
    flags: { isApplied: '--apply' },
    read: { mapping: typedMapping },
    examples: [
      'carryover account import customers.csv',
      "carryover account import customers.csv --mapping 'name=Customer;domains=Web site' --apply",
    ],
  },
  bodyBytes: CSV_BYTES,
  run: ({ accounts }: Needs, { csv, mapping, isApplied }, actor) =>
    accounts.import(actor, { csv, mapping, isApplied }),
})

export const suggestAccounts = operation({
  name: 'suggest-accounts',
  summary:
    "List customers that Gong's calls name by their CRM account; read live, nothing is kept.",
  input: z.object({}),
  output: z.object({ data: z.array(suggestion).readonly(), cost: liveCost }),
  who: KEEPERS,
  writes: false,
  rest: 'post /accounts:suggest',
  run: ({ accounts }: Needs, _input, actor) => accounts.suggestions(actor),
})

export const matchAccount = operation({
  name: 'match-account',
  summary: "Look for an account's calls again.",
  input: z.object({ accountId }),
  output: account,
  who: KEEPERS,
  writes: true,
  rest: 'post /accounts/{accountId}/match',
  command: {
    words: ['account', 'match'],
    positional: 'accountId',
    examples: ['carryover account match acme'],
  },
  status: 202,
  location: (matched) => `/accounts/${matched.accountId}`,
  run: ({ accounts }: Needs, input, actor) => accounts.match(actor, input.accountId),
})

export const getAccountOverview = operation({
  name: 'get-account-overview',
  summary: 'Show what is known of an account: calls, transcripts, reviews, how calls were found.',
  input: z.object({ accountId }),
  output: accountOverview,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/overview',
  run: ({ accounts }: Needs, input, actor) => accounts.overview(actor, input.accountId),
})

export const listAccountPeople = operation({
  name: 'list-account-people',
  summary: "List everybody who took part in an account's calls.",
  input: z.object({ accountId }),
  output: pageOf(person),
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/people',
  run: async ({ accounts }: Needs, input, actor) =>
    wholeList(await accounts.people(actor, input.accountId)),
})

export const getRelationship = operation({
  name: 'get-relationship',
  summary: 'Show who took part in which call of an account over time.',
  input: z.object({ accountId }),
  output: relationship,
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/timeline',
  run: ({ accounts }: Needs, input, actor) => accounts.relationship(actor, input.accountId),
})

export const checkAccount = operation({
  name: 'check-account',
  summary: 'Say why an account has no calls, check by check.',
  input: z.object({ accountId }),
  output: pageOf(accountCheck),
  who: EVERYONE,
  writes: false,
  rest: 'get /accounts/{accountId}/diagnostics',
  exitCodeOf({ data }) {
    const failing = data.filter(({ isFine }) => !isFine).map(({ key }) => key)
    if (failing.length === 0) return 0
    return failing.includes('connection') ? 3 : 5
  },
  run: async ({ accounts }: Needs, input, actor) =>
    wholeList(await accounts.checks(actor, input.accountId)),
})
