import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from './parse-query.ts'

test('words, phrases and fields are told apart', () => {
  const query = parseQuery(
    'price "single sign-on" speaker:pat account:"Acme Corp" side:customer type:demo after:2026-05 before:2026-06-30 budget',
  )
  expect(query).toEqual({
    words: ['price', 'budget'],
    phrases: ['single sign-on'],
    speakers: ['pat'],
    accounts: ['Acme Corp'],
    titles: [],
    callIds: [],
    types: ['demo'],
    sides: ['customer'],
    after: new Date('2026-05-01T00:00:00Z'),
    before: new Date('2026-06-30T00:00:00Z'),
    notes: [],
  })
})

test('fields are known in any case, and several values of one are kept', () => {
  const { speakers, types } = parseQuery('Speaker:pat SPEAKER:"Dana Ruiz" type:Demo type:kickoff')
  expect(speakers).toEqual(['pat', 'Dana Ruiz'])
  expect(types).toEqual(['demo', 'kickoff'])
})

test('what only looks like a field is words', () => {
  expect(parseQuery('https://x.example 12:30 note:this').words).toEqual([
    'https://x.example',
    '12:30',
    'note:this',
  ])
})

test.each([
  ['type:lunch', '“type:lunch” was left out: it can be discovery, demo,'],
  ['side:them', '“side:them” was left out: it can be customer, us.'],
  ['before:2026-06-31', '“before:2026-06-31” was left out: a day is written'],
  ['after:soon', '“after:soon” was left out: a day is written'],
  ['speaker:', '“speaker:” has nothing behind it'],
  ['say "one thing', 'A quotation mark is not closed.'],
])('%s is answered with a note', (text, note) => {
  const { notes } = parseQuery(text)
  expect(notes).toHaveLength(1)
  expect(notes[0]).toContain(note)
})

test('an open quotation mark reaches to the end', () => {
  expect(parseQuery('say "one thing').phrases).toEqual(['one thing'])
})

test.each(['', ' ', '"', '""', ':', '::', '%', '\0', 'side:', '"" speaker:""'])(
  '%j holds nothing to look for but perhaps signs',
  (text) => {
    const { words, phrases } = parseQuery(text)
    expect(phrases).toEqual([])
    expect(words.join('').replaceAll(/[:%]/g, '')).toBe('')
  },
)

const hardText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom('"', ':', 'speaker:', 'before:', '2026-01-01', ' ', '\0', '%', '👩‍💻', 'שלום'),
    )
    .map((pieces) => pieces.join('')),
)

test('every text is a query: none throws, and none lets a control character through', () => {
  fc.assert(
    fc.property(hardText, (text) => {
      const { words, phrases, speakers, accounts, titles, callIds } = parseQuery(text)
      for (const kept of [words, phrases, speakers, accounts, titles, callIds].flat()) {
        expect(kept).not.toMatch(/[\p{Cc}"]/u)
        expect(kept.isWellFormed()).toBe(true)
      }
    }),
  )
})

test('no letter of the loose words is lost', () => {
  const word = fc.stringMatching(/^[a-zé%שא]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (words, phrase) => {
      const query = parseQuery([...words, `"${phrase.join(' ')}"`, ...words].join(' '))
      expect(query.words).toEqual([...words, ...words])
      expect(query.phrases).toEqual(phrase.length === 0 ? [] : [phrase.join(' ')])
    }),
  )
})

test('ten thousand characters are read in no time worth measuring', () => {
  for (const piece of ['"', 'a:', 'speaker:"', 'x" ', ' ']) {
    const startedMs = performance.now()
    parseQuery(piece.repeat(10_000 / piece.length))
    expect(performance.now() - startedMs).toBeLessThan(200)
  }
})
