import { expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from './default-template.ts'
import { contradictionsIn, fieldOf, type Stated } from './contradictions.ts'

let day = 0
function said(text: string, more: Partial<Stated> = {}): Stated {
  day += 1
  const callId = more.callId ?? `call-${day}`
  const startedAt = new Date(Date.UTC(2026, 2, day))
  return { callId, startedAt, kind: 'plan', sentences: [0], text, dueOn: undefined, ...more }
}

function textsOf(...stated: readonly Stated[]): readonly string[] {
  return contradictionsIn(stated).map(({ text }) => text)
}

test('A-081: calls that give different dates, lengths, prices, seats and terms contradict each other', () => {
  expect(
    textsOf(said('We go live on May 1st.'), said('So we go live on the 15th of June.')),
  ).toEqual(['Go-live is 1 May in one call and 15 June in a later one.'])
  expect(
    textsOf(
      said('The implementation takes six weeks.'),
      said('The implementation takes about 10 weeks.'),
    ),
  ).toEqual([
    'The duration of the implementation is 6 weeks in one call and 10 weeks in a later one.',
  ])
  const terms = { kind: 'terms' } as const
  expect(
    textsOf(said('It is $30 per seat.', terms), said('That makes $27 a seat.', terms)),
  ).toEqual(['The price is $30 per seat in one call and $27 per seat in a later one.'])
  expect(textsOf(said('We order 120 seats.', terms), said('We order 90 licenses.', terms))).toEqual(
    ['The order is 120 seats in one call and 90 seats in a later one.'],
  )
  expect(
    textsOf(
      said('It is a two-year contract.', terms),
      said('We sign a 12-month agreement.', terms),
      said('The contract is for 3 years.', terms),
    ),
  ).toEqual(['The contract length is 2 years, 12 months and 3 years in different calls.'])
})

test('A-081: what agrees, is only weighed, or is about something else contradicts nothing', () => {
  const pairs = [
    ['We go live on 1 May.', 'We go live in May.'],
    ['We go live on 1 May.', 'We go live on May 1, 2026.'],
    ['We go live on 1 May.', 'Could we go live on 15 June?'],
    ['We go live on 1 May.', 'If legal is slow we go live on 15 June.'],
    ['We go live on 1 May.', "We won't go live on 15 June."],
    ['We go live on 1 May.', 'The workshop is on 15 June.'],
    ['We may go live on 3 June.', 'We launch on June 3rd.'],
    ['The implementation takes 6 weeks.', 'The migration takes 3 weeks.'],
    ['The implementation takes 6 weeks.', 'The implementation starts in 2 weeks.'],
    ['The implementation takes 6 weeks.', 'The implementation takes four to eight weeks.'],
    ['It is $30 per seat.', 'That makes $36,000 per year.'],
    ['It is $30 per seat.', 'It is €30 per seat.'],
    ['We have 40 agents.', 'We have 60 agents.'],
    ['It is a 2-year contract.', 'It is a 24-month contract.'],
  ] as const
  for (const [first, second] of pairs) {
    expect([first, second, textsOf(said(first), said(second))]).toEqual([first, second, []])
  }
  expect(
    textsOf(said('We go live on 1 May.'), said('We go live on 2 June.', { kind: 'risk' })),
  ).toEqual([])
})

test('A-081: within one call the last word holds, and the id stays when a call says the same again', () => {
  const first = said('We go live on 1 May.')
  const second = said('We go live on 15 June.')
  expect(textsOf(first, { ...second, callId: first.callId, startedAt: first.startedAt })).toEqual(
    [],
  )
  const [before] = contradictionsIn([first, second])
  const [after] = contradictionsIn([said('We go live on June 15th.'), second, first])
  expect(after?.contradictionId).toBe(before?.contradictionId)
  expect(after?.sides.map(({ value }) => value)).toEqual(['1 May', '15 June'])
})

test('A-081: a contradiction stands at the field that it is about', () => {
  const { fields } = DEFAULT_TEMPLATE
  expect(fieldOf('go-live', fields)).toBe('timeline')
  expect(fieldOf('seats', fields)).toBe('commercial')
  expect(fieldOf('seats', [{ key: 'only', question: 'All', kinds: [] }])).toBe('only')
})
