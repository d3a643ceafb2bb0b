import { expect, test } from 'vitest'
import type { RiskType } from '../../records/finding.ts'
import { answerField } from './answer-field.ts'
import type { CallToRead, ReadingRules } from './engine.ts'
import { readCall } from './read-call.ts'
import { learnedWeights } from './weights.ts'

const people: CallToRead['people'] = [
  { speakerId: 'v', name: 'Sam Roy', title: 'Account Executive', side: 'vendor' },
  { speakerId: 'c', name: 'Pat Lee', title: 'CFO', side: 'customer' },
]
const TALK: readonly (readonly [speaker: string, text: string])[] = [
  ['v', 'Hey Pat, how was the weekend?'],
  ['c', 'Good, good, we were at the lake with the kids.'],
  ['v', 'Nice. So how many people answer the phones today?'],
  [
    'c',
    'Forty-one, and in November we take sixty temps, and half of them leave before they know the system.',
  ],
  ['c', 'Every order is typed twice and it takes them twenty minutes, it drives everybody mad.'],
  ['v', 'Right, so this is the screen your agents would see in the morning.'],
  ['v', 'On the left you have the queue and on the right the order.'],
  ['c', 'Okay.'],
  [
    'c',
    "Look, anything over fifty thousand I can't sign by myself, that goes to the group in Lyon.",
  ],
  [
    'c',
    "And Lyon has stopped every new spend until January, so there's simply no money this year.",
  ],
  ['v', 'Understood. I will send you the offer by Friday.'],
  ['c', "And I'll ask Lyon what they say."],
]
const BARE = { isOn: true, phrases: [], exceptions: [] } as const
const RULES: ReadingRules = {
  competitors: [],
  products: [],
  types: { competitor: BARE, budget: BARE, timeline: BARE, executive: BARE, technical: BARE },
}
const rulesWith = (
  type: RiskType,
  change: Partial<ReadingRules['types'][RiskType]>,
): ReadingRules => ({
  ...RULES,
  types: { ...RULES.types, [type]: { ...RULES.types[type], ...change } },
})

function callOf(lines = TALK, more: Partial<CallToRead> = {}): CallToRead {
  return {
    callId: '1',
    title: 'Acme',
    type: 'discovery',
    startedAt: new Date('2025-09-16T11:00:00Z'),
    language: 'eng',
    people,
    sentences: lines.map(([speakerId, text], n) => ({
      speakerId,
      text,
      startMs: n * 4_000,
      endMs: n * 4_000 + 3_000,
    })),
    ...more,
  }
}

const risksOf = (call: CallToRead, rules = RULES) =>
  readCall(call, rules).findings.filter(({ kind }) => kind === 'risk')

test('A-083: money that is not there is a worry about the budget, told by its words', () => {
  const risk = risksOf(callOf()).find(({ riskType }) => riskType === 'budget')
  expect(risk).toMatchObject({ riskType: 'budget', side: 'customer', speakerId: 'c' })
  expect(risk?.sentences).toContain(9)
  expect(risk?.why).toMatch(/^Sounds like a worry about the money/)
  expect(risk?.confidence).toBeGreaterThan(0.3)
})

test('the same words of the seller are no worry of the customer', () => {
  const turned = TALK.map(([speaker, text]) => [speaker === 'v' ? 'c' : 'v', text] as const)
  expect(risksOf(callOf(turned)).flatMap(({ sentences }) => sentences)).not.toContain(9)
})

test('a type that is off, and a sentence like an exception, are no risk', () => {
  expect(
    risksOf(callOf(), rulesWith('budget', { isOn: false })).map(({ riskType }) => riskType),
  ).not.toContain('budget')
  const exceptions = [
    'And Lyon has stopped every new spend until January, so there is simply no money this year.',
  ]
  const left = risksOf(callOf(), rulesWith('budget', { exceptions }))
  expect(left.flatMap(({ sentences }) => sentences)).not.toContain(9)
})

test('a phrase of the rules counts when the customer says it, and not when the seller does', () => {
  const whys = (phrase: string) =>
    risksOf(callOf(), rulesWith('technical', { phrases: [phrase] })).map(({ why }) => why)
  expect(whys('typed twice').some((why) => why.includes('“typed twice”'))).toBe(true)
  expect(whys('by Friday').some((why) => why.includes('“by Friday”'))).toBe(false)
})

test('A-019, A-098, A-099: questions and next steps are found with side, owner and day', () => {
  const { findings } = readCall(callOf(), RULES)
  const of = (kind: string) => findings.filter((one) => one.kind === kind)
  expect(of('question').flatMap(({ sentences }) => sentences)).toContain(2)
  expect(of('question').flatMap(({ sentences }) => sentences)).not.toContain(7)
  expect(of('nextStep').find(({ sentences }) => sentences.includes(10))).toMatchObject({
    subject: 'Sam Roy',
    due: 'Friday',
    dueOn: '2025-09-19',
  })
  expect(of('nextStep').find(({ sentences }) => sentences.includes(11))?.subject).toBe('Pat Lee')
})

test('where the recognizer sets no marks a question is told by its words', () => {
  const lines = [...TALK, ['v', 'what do you think about it'] as const]
  const markless = lines.map(
    ([speaker, text]) => [speaker, text.replaceAll(/[.?!,]/g, '')] as const,
  )
  const asked = readCall(callOf(markless), RULES).findings.filter(({ kind }) => kind === 'question')
  expect(asked.flatMap(({ sentences }) => sentences)).toContain(TALK.length)
})

test('A-082: a name of a competitor is found wherever it is said', () => {
  const call = callOf([...TALK, ['c', 'We had Deskhound at my last place.']])
  const { findings } = readCall(call, { ...RULES, competitors: ['Deskhound'] })
  expect(findings.find(({ kind }) => kind === 'competitor')).toMatchObject({
    sentences: [12],
    subject: 'Deskhound',
  })
})

test('nothing is found in another language, in nothing, and nothing breaks', () => {
  const german = Array.from(
    { length: 8 },
    () => ['c', 'Das Geld ist leider erst im nächsten Jahr da, sagt der Vorstand.'] as const,
  )
  expect(readCall(callOf(german, { language: null }), RULES)).toEqual({
    isEnglish: false,
    findings: [],
    sentiment: undefined,
    type: undefined,
    topics: [],
  })
  expect(readCall(callOf([]), RULES)).toEqual({
    isEnglish: true,
    findings: [],
    sentiment: undefined,
    type: undefined,
    topics: [],
  })
  const odd = callOf([
    ['nobody', ''],
    ['c', '…'],
    ['c', '\u0000 🙂 ؟'],
  ])
  expect(readCall(odd, RULES).isEnglish).toBe(true)
})

test('A-081: a question is answered by what was said, and one that nothing answers stays empty', () => {
  const call = callOf()
  const read = [{ call, reading: readCall(call, RULES) }]
  const hurts = answerField({ question: 'What hurts today?', kinds: [] }, read)
  expect(hurts.flatMap(({ evidence }) => evidence.flatMap(({ sentences }) => sentences))).toContain(
    4,
  )
  expect(
    answerField({ question: 'Which data centre holds the backups?', kinds: [] }, read),
  ).toEqual([])
  expect(answerField({ question: 'What hurts today?', kinds: [] }, [])).toEqual([])
})

test('the same call is read the same', () => {
  expect(readCall(callOf(), RULES)).toEqual(readCall(callOf(), RULES))
})

test('what was learned ships in less than 5 MB, with a version', () => {
  const { head, sentence, passage } = learnedWeights()
  expect(sentence.table.length + passage.table.length).toBeLessThan(5_000_000)
  expect(head.version).toMatch(/^[0-9a-f]{12}$/)
})
