/** What each operation could tell of calls. An operation that is not here fails the test of leaks. */

import { riskOf, stepOf } from './leak-world.ts'

/** One way to ask. */
export interface Question {
  readonly input: Readonly<Record<string, unknown>>
}

export type Told =
  /** Why it cannot tell anything. */
  | { readonly nothing: string }
  /** Asked without naming a call: the answer must be the same whether or not hidden calls are there. */
  | { readonly asks: readonly Question['input'][] }
  /** Asked about one call: a hidden one must sound like one that never was. */
  | { readonly asksAbout: (callId: string) => readonly Question['input'][] }

const OWN = { nothing: "made of the owner's own connection, and theirs alone" }
const PEOPLE = { nothing: 'knows members, their sign-in and notices, and no calls' }
const KEYS = { nothing: 'knows keys and what they may do, and no calls' }
const SETTING = { nothing: 'sets what is read or shown, and answers with the setting' }
const ADMIN = { nothing: 'numbers over all calls, or people of Gong, for an admin alone' }
const PRODUCT = { nothing: 'says the same to everybody' }

const account = { accountId: 'acc_1' }
const other = { accountId: 'acc_2' }

export const TOLD: Readonly<Record<string, Told>> = {
  'get-defaults': PRODUCT,
  'get-status': PRODUCT,
  'list-data-types': PRODUCT,
  'remove-sample': PRODUCT,
  'start-sample': PRODUCT,

  'change-role': PEOPLE,
  'invite-member': PEOPLE,
  'list-invitations': PEOPLE,
  'list-members': PEOPLE,
  'list-notices': PEOPLE,
  'get-me': PEOPLE,
  'read-notices': PEOPLE,
  'remove-member': PEOPLE,
  'revoke-invitation': PEOPLE,
  'create-token': PEOPLE,
  'list-tokens': PEOPLE,
  'revoke-token': PEOPLE,

  'change-connection': KEYS,
  'check-connection': KEYS,
  'connect-gong': KEYS,
  'disconnect-gong': KEYS,
  'get-budget': KEYS,
  'get-connection': KEYS,
  'get-disconnect-impact': KEYS,
  'get-resumable-schedules': KEYS,
  'list-connection-events': KEYS,
  'list-connections': KEYS,
  'resume-schedules': KEYS,
  'try-connection': KEYS,
  'disconnect-google-drive': KEYS,
  'get-google-drive': KEYS,
  'get-gong-oauth-attempt': KEYS,
  'get-google-oauth-attempt': KEYS,
  'list-google-documents': KEYS,
  'get-oauth-settings': KEYS,
  'start-gong-oauth': KEYS,
  'start-google-oauth': KEYS,
  'create-inbound-hook': KEYS,
  'list-inbound-hooks': KEYS,
  'revoke-inbound-hook': KEYS,

  'add-to-dataset': OWN,
  'change-dataset': OWN,
  'change-sync': OWN,
  'create-dataset': OWN,
  'delete-dataset': OWN,
  'estimate-dataset': OWN,
  'get-dataset': OWN,
  'list-datasets': OWN,
  'delete-file': OWN,
  'diff-file-versions': OWN,
  'get-file': OWN,
  'list-files': OWN,
  'list-file-versions': OWN,
  'cancel-run': OWN,
  'get-run': OWN,
  'list-runs': OWN,
  'retry-run': OWN,
  'sync-dataset': OWN,

  'create-account': SETTING,
  'import-accounts': SETTING,
  'delete-account': SETTING,
  'get-access': SETTING,
  'set-access': SETTING,
  'open-calls-to-all': SETTING,
  'use-own-connection': SETTING,
  'sync-accounts': SETTING,
  'map-viewer': SETTING,
  'get-chosen-people': SETTING,
  'follow-chosen-people': SETTING,
  'count-older-calls': ADMIN,
  'get-matching': ADMIN,
  'preview-access': ADMIN,
  'list-gong-people': ADMIN,
  'list-viewers': { nothing: 'how many calls a member sees, for an admin or auditor' },

  'list-accounts': { asks: [{}, { query: 'acme' }, { query: 'zq' }, { limit: 1 }] },
  'get-account': { asks: [account, other] },
  'add-account-domain': { asks: [{ ...account, domain: 'more.example' }] },
  'remove-account-domain': { asks: [{ ...account, domain: 'more.example' }] },
  'change-account': { asks: [{ ...account, stage: 'Onboarding' }] },
  'match-account': { asks: [account] },
  'get-account-overview': { asks: [account, other] },
  'list-account-people': { asks: [account, other] },
  'get-relationship': { asks: [account, other] },
  'check-account': { asks: [account, other] },
  'list-account-calls': {
    asks: [
      account,
      other,
      { ...account, limit: 1 },
      { ...account, query: 'zq' },
      { ...account, query: 'planning' },
    ],
  },
  'list-calls': {
    asks: [
      {},
      { limit: 1 },
      { limit: 2 },
      { query: 'planning' },
      { query: 'zqprivatezq' },
      { query: 'zqstrangerzq' },
      { type: 'executive' },
      { type: 'technical' },
      other,
      { from: '2026-03-11T00:00:00Z', to: '2026-03-15T00:00:00Z' },
    ],
  },
  search: {
    asks: [
      { q: 'budget' },
      { q: 'budget', limit: 1 },
      { q: '"good morning"' },
      { q: 'zqstrangerzq' },
      { q: 'zqprivatezq' },
      // A typing error is mended by words that were heard alone.
      { q: 'zqstrangrzq' },
      { q: 'zqunlinkdzq' },
      { q: 'budget', account: 'acc_2' },
      { q: 'budget', call: 'stranger' },
      { q: 'budget', side: 'customer' },
      { q: 'budget', type: 'demo' },
      { q: 'type:executive budget' },
      { q: 'budget', since: '2026-03-11' },
      { q: 'speaker:zqpeerzq budget' },
      { q: 'title:zqbosszq budget' },
      { q: '' },
    ],
  },
  'list-handoffs': { asks: [{}, { ownerId: 'mem_me' }] },
  'get-account-handoff': { asks: [account, other] },
  'get-handoff': { asks: [account, other] },
  'generate-handoff': { asks: [account, { ...other, period: 'year' }] },
  'change-handoff-answer': {
    asksAbout: (callId) => [
      {
        ...account,
        key: 'goals',
        sentences: [{ text: 'They grow.', evidence: [{ callId, sentences: [0] }] }],
      },
    ],
  },
  'set-handoff-field': { asks: [{ ...account, key: 'use_cases', text: 'They plan.' }] },
  'confirm-handoff-field': {
    asks: ['goals', 'concerns', 'commercial'].map((key) => ({ ...account, key })),
  },
  'decide-contradiction': { asks: [{ ...account, contradictionId: 'x', side: 0 }] },
  'change-handoff': { asks: [{ ...account, state: 'ready', dueOn: '2026-05-01' }] },
  'accept-handoff': { asks: [account, other] },
  'return-handoff': { asks: [{ ...account, reason: 'too thin' }] },
  'list-handoff-events': { asks: [account, other] },
  'export-handoff': {
    asks: [account, other, { ...account, format: 'json' }],
  },
  'get-prep': { asks: [account, other] },
  'export-prep': { asks: [account, other] },
  'list-handoff-templates': SETTING,
  'create-handoff-template': SETTING,
  'change-handoff-template': SETTING,
  'remove-handoff-template': SETTING,

  'list-moments': {
    asks: [
      account,
      other,
      { ...account, limit: 1 },
      { ...account, kinds: 'risk,mark' },
      { ...account, side: 'customer' },
      { ...account, from: '2026-03-11T00:00:00Z', to: '2026-03-15T00:00:00Z' },
    ],
  },
  'get-brief': { asks: [account, other, { ...account, period: 'year' }] },
  'list-risks': {
    asks: [
      {},
      other,
      { limit: 1 },
      { type: 'budget' },
      { state: 'open' },
      { state: 'dismissed' },
      { since: '2026-03-12T00:00:00Z' },
    ],
  },
  'list-account-risks': { asks: [account, other, { ...account, limit: 1 }] },
  'get-risk-trend': { asks: [{}, { weeks: 104 }, { ...account, weeks: 104 }] },
  'get-risk-rules': { asks: [{}] },
  'test-risk-rules': { asks: [{ text: 'The budget is gone.' }, { days: 730 }] },
  'change-risk-rules': { nothing: 'answers as get-risk-rules, which is asked' },
  'get-ai-settings': SETTING,
  'change-ai-settings': SETTING,
  'test-ai': { nothing: 'asks a model without a word of a call' },
  'preview-ai': { asks: [account, other] },
  // What was asked names calls, and only those that the reader may see.
  'list-ai-requests': { asks: [{}, { limit: 1 }] },
  'answer-from-calls': {
    asks: [
      { question: 'What is the budget now?' },
      { question: 'Is the budget zqstrangerzq now?' },
      { question: 'zqprivatezq budget' },
      { question: 'Is the budgt zqstrangrzq?' },
      { question: 'Good morning to whom?' },
      { question: 'What is the budget now?', account: 'acc_1' },
      { question: 'Is the budget zqstrangerzq?', account: 'acc_2' },
      { question: 'Who talks of planning?', period: 'month' },
    ],
  },
  'get-account-sync': { asks: [{}] },
  'get-trust': { asks: [{}] },
  'suggest-accounts': { asks: [{}] },
  'list-near-misses': { asks: [account, other] },
  'find-linkable-calls': { asks: [account, { ...account, query: 'zqstrangerzq' }] },
  'list-unmatched-calls': { asks: [{}] },

  'list-call-moments': { asksAbout: (callId) => [{ callId }] },
  'tick-next-step': {
    asksAbout: (callId) => [
      { ...account, momentId: stepOf(callId), isDone: true },
      { ...other, momentId: stepOf(callId), isDone: false },
    ],
  },
  'get-risk': {
    asksAbout: (callId) => [{ riskId: riskOf(callId) }, { riskId: `${riskOf(callId)}.acc_1` }],
  },
  'change-risk': { asksAbout: (callId) => [{ riskId: riskOf(callId), state: 'watching' }] },
  'dismiss-risk': { asksAbout: (callId) => [{ riskId: riskOf(callId), reason: 'none' }] },
  'get-call': { asksAbout: (callId) => [{ callId }, { callId, at: '0:02' }] },
  'get-transcript': { asksAbout: (callId) => [{ callId }, { callId, speakerId: '11' }] },
  'explain-link': {
    asksAbout: (callId) => [
      { ...account, callId },
      { ...other, callId },
    ],
  },
  'review-call': { asksAbout: (callId) => [{ callId, isReviewed: true }] },
  'change-call': {
    asksAbout: (callId) => [
      { callId, type: 'demo' },
      { callId, type: null },
    ],
  },
  'add-moment': { asksAbout: (callId) => [{ callId, firstSentence: 0, lastSentence: 0 }] },
  'remove-moment': { asksAbout: (callId) => [{ callId, momentId: 'mom_1' }] },
  'check-transcript': { asksAbout: (callId) => [{ callId }] },
  'unlink-call': { asksAbout: (callId) => [{ ...account, callId }] },
  'link-call': { asksAbout: (callId) => [{ ...account, call: callId }] },
  'diagnose-call': { asksAbout: (callId) => [{ call: callId }, { ...account, call: callId }] },
  // It is there to tell an admin or auditor which rule decides, and tells nothing of what was said or by whom outside.
  'list-visibility': { nothing: 'which rule shows or hides a call, for an admin or auditor' },
  'check-visibility': { nothing: 'which rule shows or hides a call, for an admin or auditor' },
}
