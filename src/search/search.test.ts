import { beforeAll, describe, expect, test } from 'vitest'
import { insertAccount, said } from '../../test/linked-calls.ts'
import { type SearchWorld, searchWorld } from '../../test/search-world.ts'

const PAT = '11'
const SAM = '21'
let world: SearchWorld

beforeAll(async () => {
  world = await searchWorld()
  await insertAccount(world.database.db, world.organizationId, {
    accountId: 'acc_acme',
    name: 'Acme 100% Corp',
  })
  await insertAccount(world.database.db, world.organizationId, {
    accountId: 'acc_bolt',
    name: 'Bolt',
  })
  await world.add(
    {
      callId: '101',
      title: 'Acme kickoff',
      accountIds: ['acc_acme'],
      startedAt: new Date('2026-04-08T10:30:00Z'),
      more: { type: 'kickoff' },
      turns: [
        { speakerId: SAM, topic: undefined, sentences: said(0, 'Welcome to the kickoff, Pat.') },
        {
          speakerId: PAT,
          topic: undefined,
          sentences: said(
            754_000,
            'First things first.',
            'We need single sign-on before the migration.',
            'The invoices go to our finance team.',
          ),
        },
        {
          speakerId: SAM,
          topic: undefined,
          sentences: said(790_000, 'Single rooms, sign on the door?'),
        },
      ],
    },
    {
      callId: '102',
      title: 'Bolt pricing',
      accountIds: ['acc_bolt'],
      startedAt: new Date('2026-05-20T09:00:00Z'),
      more: { type: 'negotiation' },
      turns: [
        {
          speakerId: PAT,
          topic: undefined,
          sentences: said(0, 'Your pricing surprised our finance people.'),
        },
        {
          speakerId: SAM,
          topic: undefined,
          sentences: said(9_000, 'The migrations are included.'),
        },
      ],
    },
  )
})

describe('A-015: what was said is found', () => {
  test('by a word, as a sentence in its context that opens the transcript there', async () => {
    const { hits, total, totalIsExact } = await world.search('"single sign-on" migration')
    expect({ total, totalIsExact }).toEqual({ total: 1, totalIsExact: true })
    expect(hits[0]).toMatchObject({
      callId: '101',
      accountIds: ['acc_acme'],
      sentence: 2,
      startMs: 758_000,
      endMs: 762_000,
      speaker: 'Pat Lee',
      side: 'External',
      text: 'We need single sign-on before the migration.',
      title: 'Acme kickoff',
      startedAt: '2026-04-08T10:30:00.000Z',
      before: 'First things first.',
      after: 'The invoices go to our finance team.',
      isPartial: false,
    })
    const marked = hits[0]?.marks.map(([from, to]) => hits[0]?.text.slice(from, to))
    expect(marked).toContain('migration')
  })

  test('in other forms of the word', async () => {
    expect(await world.found('invoice')).toEqual(['The invoices go to our finance team.'])
    expect(await world.found('migration')).toHaveLength(2)
  })

  test('as a phrase, where the words stand one behind the other', async () => {
    expect(await world.found('"single sign-on"')).toEqual([
      'We need single sign-on before the migration.',
    ])
    expect(await world.found('"sign single"')).toEqual([])
  })

  test('in spite of typing errors, and it says what it looked for', async () => {
    const { hits, corrections } = await world.search('pricnig')
    expect(hits.map(({ callId }) => callId)).toEqual(['102'])
    expect(corrections).toEqual([{ typed: 'pricnig', used: 'pricing' }])
  })

  test('by most of the words where too few passages hold all, and says so', async () => {
    const { hits } = await world.search('invoices finance elephants')
    expect(hits.map(({ text, isPartial }) => [text, isPartial])).toContainEqual([
      'The invoices go to our finance team.',
      true,
    ])
  })
})

test('a voice without a name is called as on the page of the call', async () => {
  await world.add({
    callId: '103',
    turns: ['gargoyle one', 'gargoyle two'].map((text, n) => ({
      speakerId: `nobody ${n}`,
      topic: undefined,
      sentences: said(n * 5_000, text),
    })),
  })
  const { hits } = await world.search('gargoyle')
  expect(hits.map(({ speaker, side }) => `${speaker}: ${side}`).toSorted()).toEqual([
    'Unknown speaker 1: Unknown',
    'Unknown speaker 2: Unknown',
  ])
})

test.each([
  ['finance speaker:pat', ['101', '102']],
  ['finance speaker:sam', []],
  ['migration side:customer', ['101']],
  ['migration side:us', ['102']],
  ['migration account:acme', ['101']],
  ['migration account:"100% c"', ['101']],
  ['migration account:acc_bolt', ['102']],
  ['migration account:%', ['101']],
  ['migration type:kickoff', ['101']],
  ['migration type:kickoff type:negotiation', ['101', '102']],
  ['migration before:2026-05-20', ['101']],
  ['migration after:2026-05-20', ['102']],
  ['migration title:"bolt pric"', ['102']],
  ['migration call:102', ['102']],
  ['migration call:109', []],
])('%s finds %j', async (query, callIds) => {
  const { hits } = await world.search(query)
  expect(hits.map(({ callId }) => callId).toSorted()).toEqual(callIds)
})

test('account, call and side may be given beside the query', async () => {
  const calls = async (more: Parameters<SearchWorld['search']>[1]) =>
    (await world.search('migration', more)).hits.map(({ callId }) => callId)
  expect(await calls({ accountId: 'acc_acme' })).toEqual(['101'])
  expect(await calls({ callId: '102' })).toEqual(['102'])
  expect(await calls({ side: 'us' })).toEqual(['102'])
  expect(await calls({ limit: 1 })).toHaveLength(1)
})

test.each([
  { name: 'nothing', query: '' },
  { name: 'a quotation mark', query: '"' },
  { name: 'an empty phrase', query: '""' },
  { name: 'a colon', query: ':' },
  { name: 'operators alone', query: 'side: before:2026-01-01 type:demo' },
  { name: 'a per cent sign', query: '%' },
  { name: 'an underscore', query: '_' },
  { name: 'NUL', query: '\0' },
  { name: 'a backslash', query: '\\' },
  { name: 'brackets', query: '((((' },
  { name: 'an emoji', query: '👩‍💻' },
  { name: 'half a character', query: '\uD800' },
  { name: '10,000 quotation marks', query: '"'.repeat(10_000) },
])('$name holds no word, and is told so', async ({ query }) => {
  const { hits, total, notes } = await world.search(query)
  expect({ hits, total }).toEqual({ hits: [], total: 0 })
  expect(notes.join(' ')).toContain('Add a word to look for')
})

test.each([
  { name: 'NUL around it', query: '\0migration\0' },
  { name: 'an emoji before it', query: '🎉 migration' },
  { name: 'marks of direction around it', query: '\u202Emigration\u202C' },
  { name: 'an open quotation mark', query: '"migration' },
  { name: 'an unknown type beside it', query: 'type:nonsense migration' },
  { name: 'no date beside it', query: 'after:yesterday migration' },
  { name: 'signs of other query languages', query: '(migration)^2 && !(' },
  { name: 'itself a thousand times', query: 'migration '.repeat(1_000) },
])('a word is found with $name', async ({ query }) => {
  expect((await world.search(query)).total).toBe(2)
})

test.each([
  { name: 'right to left', query: 'שלום עולם مرحبا' },
  { name: 'a word of 10,000 letters', query: 'a'.repeat(10_000) },
  { name: '10,000 letters of small words', query: 'is it '.repeat(1_600) },
  { name: 'SQL', query: "'; drop table call; --" },
])('$name is answered', async ({ query }) => {
  const { hits, total } = await world.search(query)
  expect(total).toBeGreaterThanOrEqual(hits.length)
})

test('of very many words the first ones are looked for, and it says so', async () => {
  const { notes } = await world.search('migration '.repeat(65))
  expect(notes).toEqual(['Only the first 64 words are looked for.'])
})

test('a query without a word is answered with what to do', async () => {
  expect(await world.search('speaker:pat')).toMatchObject({
    hasWords: false,
    notes: ['Add a word to look for: what was typed holds none.'],
  })
  expect((await world.search('zyxwvut speaker:pat')).hasWords).toBe(true)
})
