/** Risks of a model beside those of the engine: what is one, what stands, and what stays when a call is read anew. */
import { expect, test } from 'vitest'
import type { KeptFinding, NewFinding } from '../../store/call-readings.ts'
import type { CallToRead } from '../engine/engine.ts'
import { numbered, type Unnumbered } from '../new-findings.ts'
import { joinRisks, withKept, withoutRepeats, withSaid } from './model-risks.ts'

const TEXTS = ['Hello there.', 'The budget is frozen.', 'Nobody signs.', 'It is late.', 'Bye then.']
const HASH = 'as it is'

function call(side: 'customer' | 'vendor' = 'customer'): CallToRead {
  return {
    callId: '7001',
    title: '',
    type: null,
    startedAt: new Date(0),
    language: 'en',
    sentences: TEXTS.map((text, n) => ({
      text,
      speakerId: '11',
      startMs: n * 1_000,
      endMs: n * 1_000 + 900,
    })),
    people: [{ speakerId: '11', name: 'Pat', title: undefined, side }],
  }
}

function risk(sentences: readonly number[], more: Partial<Unnumbered> = {}): Unnumbered {
  return {
    kind: 'risk',
    risk_type: 'budget',
    severity: 'high',
    sentences,
    quote: sentences.map((n) => TEXTS[n]).join(' '),
    speaker_id: '11',
    side: 'customer',
    start_ms: (sentences[0] ?? 0) * 1_000,
    end_ms: 0,
    confidence: 0.9,
    why: 'As the engine says.',
    subject: null,
    due: null,
    due_on: null,
    origin: 'derived',
    model: null,
    ...more,
  }
}

function ofModel(sentences: readonly number[], more: Partial<Unnumbered> = {}): Unnumbered {
  const own = { model: 'm', confidence: 0.7, why: 'As m says.' }
  return risk(sentences, { origin: 'model', severity: 'low', ...own, ...more })
}

function kept(one: Unnumbered, isMarked = false, hash = HASH): KeptFinding {
  const [row] = numbered('7001', [one])
  if (row === undefined) throw new Error('no row')
  return { ...stored(row), transcriptHash: hash, isMarked }
}

/** As it is read back. */
function stored(row: NewFinding): KeptFinding {
  return { row: { ...row, model: row.model ?? null }, transcriptHash: HASH, isMarked: false }
}

function told(rows: readonly NewFinding[]) {
  return rows.map(({ origin, model, sentences, why }) => [origin, model, sentences[0], why])
}

test('two risks of one type are one where their places touch, or stand next to each other', () => {
  const at = (riskType: 'budget' | 'timeline', ...sentences: readonly number[]) => ({
    riskType,
    sentences,
  })
  const found = [at('budget', 4, 5)]
  const own = (...said: readonly ReturnType<typeof at>[]) => joinRisks(found, said).added
  expect(own(at('budget', 5))).toEqual([])
  expect(own(at('budget', 3))).toEqual([])
  expect(own(at('budget', 6, 9))).toEqual([])
  expect(own(at('budget', 2), at('budget', 7))).toHaveLength(2)
  expect(own(at('timeline', 4))).toHaveLength(1)
  expect(joinRisks([{ sentences: [4] }], [{ sentences: [4] }]).added).toHaveLength(1)
  const said = at('budget', 6)
  expect([...joinRisks(found, [said, at('budget', 4)]).also]).toEqual([[found[0], said]])
  expect(withoutRepeats([at('budget', 1), at('budget', 2), at('timeline', 1)])).toHaveLength(2)
})

test('what the engine found keeps its id and words; that a model says so too stands beside', () => {
  const engines = kept(risk([1]))
  const rows = withSaid('7001', [engines], [ofModel([2]), ofModel([4])])
  expect(told(rows)).toEqual([
    ['derived', 'm', 1, 'As the engine says.'],
    ['model', 'm', 4, 'As m says.'],
  ])
  expect(rows[0]).toMatchObject({ finding_id: engines.row.finding_id, severity: 'high' })
})

test('what a model said before goes when it does not say it again, but for what somebody marked', () => {
  const before = [kept(risk([1], { model: 'old' })), kept(ofModel([3])), kept(ofModel([4]), true)]
  expect(told(withSaid('7001', before, []))).toEqual([
    ['derived', null, 1, 'As the engine says.'],
    ['model', 'm', 4, 'As m says.'],
  ])
  const again = withSaid('7001', before, [ofModel([3], { model: 'new' })])
  expect(told(again)).toEqual([
    ['derived', null, 1, 'As the engine says.'],
    ['model', 'new', 4, 'As m says.'],
  ])
  expect(again[1]?.finding_id).toBe(before[2]?.row.finding_id)
})

test('words that stand twice are two findings with two ids, which do not change', () => {
  const engines = kept(risk([1]))
  const said = ofModel([4], { quote: TEXTS[1] ?? '' })
  const rows = withSaid('7001', [engines], [said])
  expect(new Set(rows.map((one) => one.finding_id)).size).toBe(2)
  const after = withSaid('7001', rows.map(stored), [said])
  expect(after).toEqual(rows.map((one) => expect.objectContaining({ finding_id: one.finding_id })))
})

test('what a model said stays when the call is read anew, and joins what the engine finds then', () => {
  const before = [kept(ofModel([1])), kept(ofModel([4]))]
  const found = numbered('7001', [risk([2])])
  expect(told(withKept(call(), HASH, found, before))).toEqual([
    ['derived', 'm', 2, 'As the engine says.'],
    ['model', 'm', 4, 'As m says.'],
  ])
})

test('what both found is left to the model when the engine does not find it any more', () => {
  const before = [kept(risk([1], { model: 'm' })), kept(risk([4]))]
  expect(told(withKept(call(), HASH, [], before))).toEqual([
    ['model', 'm', 1, 'The model m takes it for a risk.'],
  ])
})

test('a risk of a model that somebody has marked keeps its id and words when the engine finds it', () => {
  const marked = kept(ofModel([1]), true)
  const rows = withKept(call(), HASH, numbered('7001', [risk([2])]), [marked])
  expect(rows).toMatchObject([
    {
      finding_id: marked.row.finding_id,
      quote: TEXTS[1],
      origin: 'derived',
      model: 'm',
      severity: 'high',
      why: 'As the engine says.',
    },
  ])
  const next = rows.map((one) => ({ ...stored(one), isMarked: true }))
  expect(withKept(call(), HASH, numbered('7001', [risk([2])]), next)).toEqual(rows)
})

test('other words, or a voice that is ours after all, and what a model said is gone', () => {
  const before = [kept(ofModel([1]))]
  expect(withKept(call(), 'others', [], before)).toEqual([])
  expect(withKept(call('vendor'), HASH, [], before)).toEqual([])
  expect(withKept(call(), HASH, [], before)).toHaveLength(1)
})
