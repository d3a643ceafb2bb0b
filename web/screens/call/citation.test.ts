import { expect, test } from 'vitest'
import type { AccountCall, CallTranscript } from '../../../src/records/account-call.ts'
import { citation, gongMomentUrl, selectedWords } from './citation.ts'
import { exported, exportName } from './export.ts'
import { languageName, languageTag } from './languages.ts'
import { markTime, momentHash, momentIn, spokenTime, talkTime } from '../../parts/call-times.ts'
import { whyWords } from './why.ts'

const CALL: AccountCall = {
  callId: '778',
  title: 'Acme <> Us: Demo / 2',
  startedAt: '2026-04-08T10:30:00.000Z',
  durationSec: 2_700,
  type: 'demo',
  typeSource: 'purpose',
  accounts: [{ accountId: 'acc_1', name: 'Acme Inc' }],
  links: [{ accountId: 'acc_1', name: 'Acme Inc', reasons: [], isManual: false }],
  transcript: 'here',
  customerShare: 1,
  isReviewed: false,
  gongUrl: 'https://us-1.app.gong.io/call?id=778',
  people: [
    {
      name: 'Pat Lee',
      email: null,
      title: 'CTO',
      side: 'External',
      attended: true,
      speakerId: '11',
    },
  ],
  host: null,
  direction: null,
  system: null,
  language: 'eng',
  chapters: [{ title: 'Needs', startMs: 750_000, endMs: 900_000, items: [] }],
  chaptersFrom: 'gong-outline',
  marks: [],
  trackers: null,
  comments: [],
  brief: null,
  keyPoints: null,
  topics: null,
  topicsFrom: 'none',
  questions: null,
  outcome: null,
  reviewedBy: [],
  talk: [],
  longestMonologueSec: null,
  transcriptHash: 'abc',
  transcriptCheckedAt: null,
  transcriptNextTryAt: null,
}
const TRANSCRIPT: CallTranscript = {
  callId: '778',
  hash: 'abc',
  sentences: 2,
  turns: [
    {
      sentence: 0,
      speakerId: '11',
      speaker: 'Pat Lee',
      side: 'External',
      topic: null,
      startMs: 754_000,
      endMs: 760_000,
      sentences: [
        { startMs: 754_000, endMs: 757_000, text: 'We need single sign-on.' },
        { startMs: 757_000, endMs: 760_000, text: 'Before we launch.' },
      ],
    },
  ],
}

test('A-064, F11: Gong’s page at a moment carries the highlights parameter, in whole seconds', () => {
  const url = new URL(gongMomentUrl('https://us-1.app.gong.io/call?id=778', 754_900, 760_100))
  expect(url.searchParams.get('id')).toBe('778')
  expect(JSON.parse(url.searchParams.get('highlights') ?? '')).toEqual([
    { to: 761, from: 754, type: 'LIBRARY' },
  ])
})

test('a quote takes its source along', () => {
  const turn = TRANSCRIPT.turns[0]
  expect(
    citation({
      call: CALL,
      turn: { speaker: turn?.speaker ?? '', side: 'External' },
      words: 'We need single sign-on.',
      atMs: 754_000,
      origin: 'https://carryover.example',
    }),
  ).toBe(
    '“We need single sign-on.”\nPat Lee (Acme Inc), Acme <> Us: Demo / 2, 8 Apr 2026, 12:34\nhttps://carryover.example/calls/778#t=754',
  )
})

test('an ellipsis marks every cut of a quote', () => {
  const text = 'We need single sign-on. Before we launch.'
  expect(selectedWords(text, 'We need  single\nsign-on.')).toBe('We need single sign-on.')
  expect(selectedWords(text, 'single sign-on. Before')).toBe('… single sign-on. Before …')
  expect(selectedWords(text, 'Before we launch.')).toBe('Before we launch.')
  expect([selectedWords(text, ''), selectedWords(text, 'something else')]).toEqual([
    undefined,
    undefined,
  ])
})

test('a transcript goes out as Markdown with links and as plain text, under the name of its day and title', () => {
  const source = { call: CALL, transcript: TRANSCRIPT, origin: 'https://carryover.example' }
  expect(exportName(CALL, 'md')).toBe('2026-04-08-Acme-Us-Demo-2.md')
  expect(exported('md', source)).toBe(`# Acme <> Us: Demo / 2

- Date: 2026-04-08 10:30:00 UTC
- Duration: 45m
- People: Pat Lee, CTO (customer)
- In Gong: https://us-1.app.gong.io/call?id=778

## Needs (12:30)

**Pat Lee** (customer) [12:34](https://carryover.example/calls/778#t=754)  
We need single sign-on. Before we launch.
`)
  expect(exported('txt', source)).toContain(
    '\n-- Needs --\n[12:34] Pat Lee (customer): We need single sign-on. Before we launch.\n',
  )
})

test('moments are written and read; what is no moment is none', () => {
  expect([markTime(0), markTime(593_900), markTime(3_723_000)]).toEqual([
    '00:00',
    '09:53',
    '1:02:03',
  ])
  expect([spokenTime(754_000), spokenTime(3_723_000)]).toEqual(['12 min 34', '1 h 2 min 3'])
  expect([talkTime(15.4), talkTime(190)]).toEqual(['15\u00A0s', '3:10'])
  expect([momentHash(754_900), momentHash(754_000, 780_100)]).toEqual(['#t=754', '#t=754,781'])
  expect(momentIn('#t=754')).toEqual({ atMs: 754_000, toMs: undefined })
  expect(momentIn('#t=754,781')).toEqual({ atMs: 754_000, toMs: 781_000 })
  expect([momentIn(''), momentIn('#t=x'), momentIn('#t=-4'), momentIn('#main')]).toEqual(
    Array(4).fill(undefined),
  )
})

test('languages and reasons are said as people say them', () => {
  expect([languageTag('eng'), languageName('deu'), languageTag('und'), languageTag('??')]).toEqual([
    'en',
    'German',
    undefined,
    undefined,
  ])
  const contact = { rule: 'contact', value: 'pat@acme.example', of: 'Pat Lee' } as const
  const deal = { rule: 'crm_deal', value: '006', of: null } as const
  expect(whyWords({ reasons: [contact, deal], isManual: true })).toBe(
    'by hand, contact e-mail pat@acme.example (Pat Lee), CRM deal 006',
  )
  expect(whyWords({ reasons: [], isManual: false })).toBe('')
})
