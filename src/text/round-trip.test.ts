/** What the renderers write, the parser reads back: whatever people have said, named or typed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../records/call.ts'
import { DATA_TYPES, type DataType, SLUGS } from '../records/data-types.ts'
import { ACTIVITY_COUNTERS } from '../records/user.ts'
import { type Block, renderBlock } from './block.ts'
import { callBlock } from './calls.ts'
import { accountBlock, contactBlock, dealBlock } from './crm.ts'
import { renderHeader } from './header.ts'
import { libraryFolderBlock } from './libraries.ts'
import { parseFile } from './parse.ts'
import { answeredScorecardBlock, scorecardBlock } from './scorecards.ts'
import { trackerBlock } from './trackers.ts'
import { transcriptBlock } from './transcripts.ts'
import { interactionBlock, userDayBlock } from './user-stats.ts'
import { userBlock } from './users.ts'

/** Text that tries to be another kind of line. */
const NASTY = [
  '=== CALL ===',
  '\n=== TRANSCRIPT ===\n',
  '----------------------------------------',
  '-- Pricing --',
  '- item',
  '[12:34] Eve (External): hi',
  'Name (Internal): words',
  'Attendees:',
  '1. first',
  'Title: x',
  ': ',
  '\u202Eright to left\u202C',
  'שלום עולם',
  '\u0000\u0007\u001b[31m',
  '\ud800',
  '\r\n',
  '\u2028',
  '   ',
  '👋🏽',
]
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...NASTY),
  fc
    .tuple(fc.constantFrom(...NASTY), fc.string(), fc.constantFrom(...NASTY))
    .map((parts) => parts.join('')),
)
const maybe = fc.option(text, { nil: undefined })
const texts = fc.array(text, { maxLength: 4 })
const when = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
const maybeWhen = fc.option(when, { nil: undefined })
const side = fc.constantFrom('Internal', 'External', 'Unknown')
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const seconds = fc.integer({ min: 0, max: 200_000 })
const crmObject = fc.record({
  kind: fc.constantFrom('deal', 'contact', 'account'),
  system: text,
  id: text,
  fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 4 }),
})
const crmCalls = fc.array(
  fc.record({ title: text, startedSec: when.map((date) => Math.floor(date.getTime() / 1_000)) }),
  { maxLength: 3 },
)
const party = fc.record({
  id: maybe,
  name: maybe,
  email: maybe,
  phone: maybe,
  title: maybe,
  userId: maybe,
  speakerId: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
  side,
  attended: fc.boolean(),
  crm: fc.array(crmObject, { maxLength: 1 }),
})
const call: fc.Arbitrary<Call> = fc.record({
  id: text,
  url: maybe,
  title: maybe,
  startedAt: when,
  scheduledAt: maybeWhen,
  durationSec: seconds,
  direction: maybe,
  scope: side,
  isPrivate: fc.constant(false),
  workspaceId: maybe,
  hostId: maybe,
  system: maybe,
  mediaKind: maybe,
  language: maybe,
  purpose: maybe,
  meetingUrl: maybe,
  parties: fc.array(party, { maxLength: 4 }),
  topics: texts,
  trackers: fc.array(fc.record({ name: text, count: fc.nat() }), { maxLength: 3 }),
  crm: fc.constant([]),
  details: fc.constant(undefined),
})
const transcript = fc.record({
  callId: text,
  turns: fc.array(
    fc.record({
      speakerId: fc.option(fc.constantFrom('1', '2', '9'), { nil: undefined }),
      topic: maybe,
      sentences: fc.array(
        fc.record({
          startMs: fc.integer({ min: 0, max: 144_000_000 }),
          endMs: fc.constant(undefined),
          text,
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 6 },
  ),
})
const question = fc.record({
  id: text,
  text,
  isOverall: fc.boolean(),
  type: maybe,
  guide: maybe,
  minRange: fc.option(number, { nil: undefined }),
  maxRange: fc.option(number, { nil: undefined }),
  options: texts,
})
const answer = fc.record({
  questionId: text,
  isOverall: fc.boolean(),
  score: fc.option(number, { nil: undefined }),
  text: maybe,
  notApplicable: fc.boolean(),
  options: texts,
})

const BLOCKS: Readonly<Record<(typeof SLUGS)[number], fc.Arbitrary<Block>>> = {
  calls: call.map(callBlock),
  transcripts: fc.tuple(call, transcript).map(([one, said]) => transcriptBlock(one, said)),
  users: fc
    .record({
      id: text,
      name: maybe,
      email: maybe,
      emailAliases: texts,
      trustedEmail: maybe,
      title: maybe,
      active: fc.boolean(),
      managerId: maybe,
      createdAt: maybeWhen,
    })
    .chain((user) =>
      fc.tuple(maybe, maybe).map(([role, manager]) => userBlock(user, role, manager)),
    ),
  'user-stats': fc.oneof(
    fc
      .tuple(text, fc.dictionary(fc.constantFrom(...ACTIVITY_COUNTERS), fc.nat()))
      .map(([user, counts]) =>
        userDayBlock({ userId: '1', email: undefined, date: '2026-04-09', counts }, user),
      ),
    fc
      .tuple(text, fc.array(fc.record({ name: text, value: number }), { maxLength: 4 }))
      .map(([user, measures]) =>
        interactionBlock({ userId: '1', email: undefined, measures }, user, 'a to b'),
      ),
  ),
  scorecards: fc
    .record({
      id: text,
      name: text,
      enabled: fc.boolean(),
      reviewMethod: maybe,
      createdAt: maybeWhen,
      updatedAt: maybeWhen,
      questions: fc.array(question, { maxLength: 3 }),
    })
    .map(scorecardBlock),
  'answered-scorecards': fc
    .tuple(
      fc.record({
        id: text,
        scorecardId: text,
        scorecardName: maybe,
        callId: maybe,
        callStartedAt: maybeWhen,
        reviewedUserId: maybe,
        reviewerUserId: maybe,
        reviewMethod: maybe,
        reviewedAt: maybeWhen,
        visibility: maybe,
        answers: fc.array(answer, { maxLength: 3 }),
      }),
      fc.record({ scorecard: text, call: maybe, reviewedUser: maybe, reviewer: maybe }),
      text,
    )
    .map(([card, names, asked]) =>
      answeredScorecardBlock(card, { ...names, question: () => asked }),
    ),
  libraries: fc
    .tuple(
      fc.record({
        id: text,
        name: text,
        parentId: maybe,
        updatedAt: maybeWhen,
        calls: fc.array(
          fc.record({
            id: text,
            title: maybe,
            note: maybe,
            addedAt: maybeWhen,
            url: maybe,
            snippet: fc.option(fc.record({ fromSec: seconds, toSec: seconds }), { nil: undefined }),
          }),
          { maxLength: 3 },
        ),
      }),
      texts,
    )
    .map(([folder, path]) => libraryFolderBlock(folder, path)),
  trackers: fc
    .record({
      id: text,
      name: text,
      languages: fc.array(
        fc.record({ language: text, keywords: texts, includesRelatedForms: fc.boolean() }),
        { maxLength: 2 },
      ),
      saidBy: maybe,
      onlyInQuestions: fc.boolean(),
      saidAt: fc.option(
        fc.record({ when: text, interval: fc.option(fc.nat(), { nil: undefined }), unit: maybe }),
        { nil: undefined },
      ),
      inTopics: texts,
      createdAt: maybeWhen,
      updatedAt: maybeWhen,
    })
    .map(trackerBlock),
  'crm-deals': fc.tuple(crmObject, crmCalls).map(([deal, calls]) => dealBlock(deal, calls)),
  'crm-accounts': fc
    .tuple(crmObject, crmCalls)
    .map(([account, calls]) => accountBlock(account, calls)),
  'crm-contacts': fc
    .tuple(
      crmObject,
      fc.record({ name: maybe, email: maybe, title: maybe, phone: maybe }),
      crmCalls,
    )
    .map(([contact, person, last]) => contactBlock(contact, person, last)),
}

const IMPORTED_AT = new Date('2026-04-09T14:00:30Z')

function fileText(type: DataType, blocks: readonly Block[], notes: readonly string[]): string {
  const header = renderHeader({ type, records: blocks.length, importedAt: IMPORTED_AT, notes })
  return header + blocks.map(renderBlock).join('')
}

describe.each(SLUGS)('%s', (slug) => {
  const type = DATA_TYPES[slug]

  test('B-118: read back as they were written, with and without empty lines', () => {
    fc.assert(
      fc.property(fc.array(BLOCKS[slug], { maxLength: 4 }), (blocks) => {
        const written = fileText(type, blocks, ['Period: a to b'])
        const expected = {
          type,
          records: blocks.length,
          imported: 'April 09, 2026 at 14:00 UTC',
          notes: ['Period: a to b'],
          blocks,
        }
        expect(parseFile(written)).toEqual(expected)
        expect(parseFile(written.replaceAll('\n', '\n\n'))).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  test('the mark stands for as many records as the header counts', () => {
    fc.assert(
      fc.property(fc.array(BLOCKS[slug], { maxLength: 4 }), (blocks) => {
        const marks = fileText(type, blocks, [])
          .split('\n')
          .filter((line) => line === `=== ${type.mark} ===`)
        expect(marks).toHaveLength(blocks.length)
      }),
      { numRuns: 50 },
    )
  })
})

test('what is no text file, or holds a line that does not belong, is told', () => {
  expect(() => parseFile('hello')).toThrow('40 hyphens')
  expect(() => parseFile(`Gong Cats Import — 1 cat\n${'-'.repeat(40)}\n`)).toThrow('first line')
  const header = renderHeader({
    type: DATA_TYPES.calls,
    records: 1,
    importedAt: IMPORTED_AT,
    notes: [],
  })
  expect(() => parseFile(`${header}Title: x\n`)).toThrow('belongs to no record')
  expect(() => parseFile(`${header}=== CALL ===\n- x\n`)).toThrow('belongs to no list')
  expect(() => parseFile(`${header}=== CALL ===\nnonsense\n`)).toThrow('no known kind')
})
