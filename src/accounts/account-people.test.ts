import { expect, test } from 'vitest'
import type { CallOfAccount, PartyOfAccount } from '../store/account-parties.ts'
import { peopleOf, relationshipOf } from './account-people.ts'

const CALLS: readonly CallOfAccount[] = [
  call('1', '2026-07-22T08:00:00Z'),
  call('2', '2026-08-19T12:00:00Z'),
  call('3', '2026-08-28T07:30:00Z', false),
]

test('A-062: everybody who took part is one person, with what they said, the most heard first', () => {
  const people = peopleOf(
    CALLS,
    [
      party('1', 'Tom Askwith', { email: 'tom@fennel.example', talkMs: 10_000 }),
      party('1', 'Leila Haddad', { userId: '7', side: 'Internal', talkMs: 30_000 }),
      party('1', 'Marieke Dijkhof', { email: 'marieke@fennel.example', talkMs: 50_000 }),
      party('2', 'Marieke Dijkhof-Vos', {
        email: 'marieke@fennel.example',
        title: 'Head of Care',
        talkMs: 10_000,
      }),
      party('2', 'Leila Haddad', { userId: '7', side: 'Internal', talkMs: 0 }),
    ],
    new Set(['tom@fennel.example']),
  )
  expect(people).toEqual([
    {
      name: 'Marieke Dijkhof-Vos',
      email: 'marieke@fennel.example',
      title: 'Head of Care',
      side: 'External',
      calls: 2,
      talkShare: 0.6,
      lastHeardAt: '2026-08-19T12:00:00.000Z',
      isContact: false,
    },
    {
      name: 'Tom Askwith',
      email: 'tom@fennel.example',
      title: null,
      side: 'External',
      calls: 1,
      talkShare: 0.1,
      lastHeardAt: '2026-07-22T08:00:00.000Z',
      isContact: true,
    },
    {
      name: 'Leila Haddad',
      email: null,
      title: null,
      side: 'Internal',
      calls: 2,
      talkShare: 0.3,
      // Was there on 19 August, and said nothing.
      lastHeardAt: '2026-07-22T08:00:00.000Z',
      isContact: false,
    },
  ])
})

test('somebody who joined without an address is the one person of that name; two of one name stay apart', () => {
  const names = (parties: readonly PartyOfAccount[]) =>
    peopleOf(CALLS, parties, new Set()).map(({ email, calls }) => [email, calls])
  const withAddress = party('1', 'Pat Lee', { email: 'pat@acme.example' })
  const without = party('2', 'pat lee')
  expect(names([withAddress, without])).toEqual([['pat@acme.example', 2]])
  const namesake = party('3', 'Pat Lee', { email: 'p.lee@acme.example' })
  expect(names([withAddress, without, namesake])).toHaveLength(3)
  // Of the other side, it is somebody else.
  expect(names([withAddress, party('2', 'Pat Lee', { side: 'Internal' })])).toHaveLength(2)
})

test('what nobody said by name counts in the whole, and who was only invited took part in nothing', () => {
  const [pat, ana, ...others] = peopleOf(
    CALLS,
    [
      party('1', 'Pat Lee', { email: 'pat@acme.example', talkMs: 25_000 }),
      party('1', null, { side: 'Unknown', talkMs: 75_000 }),
      party('1', 'Ana Ruiz', { email: 'ana@acme.example', attended: false, talkMs: 0 }),
    ],
    new Set(),
  )
  expect(pat?.talkShare).toBe(0.25)
  expect(ana).toMatchObject({ calls: 0, lastHeardAt: null })
  expect(others).toEqual([])
})

test('without a transcript nobody knows who talked, and whoever took part counts as heard', () => {
  const [last] = CALLS.slice(-1)
  if (last === undefined) throw new Error('There is a last call.')
  const people = peopleOf([last], [party('3', 'Pat Lee', { talkMs: null })], new Set())
  expect(people).toMatchObject([{ talkShare: null, lastHeardAt: '2026-08-28T07:30:00.000Z' }])
})

test('D4.3: the relationship names who took part in which call, customers first', () => {
  const { calls, people } = relationshipOf(CALLS, [
    party('1', 'Sam Roy', { userId: '7', side: 'Internal', talkMs: 90_000 }),
    party('1', 'Pat Lee', { email: 'pat@acme.example', talkMs: 12_500 }),
    party('2', 'Pat Lee', { email: 'pat@acme.example', talkMs: 1_500, attended: false }),
    party('2', 'Pat Lee', { email: 'pat@acme.example', talkMs: 500 }),
  ])
  expect(calls.map(({ callId }) => callId)).toEqual(['1', '2', '3'])
  expect(people.map(({ name }) => name)).toEqual(['Pat Lee', 'Sam Roy'])
  expect(people[0]?.parts).toEqual([
    { callId: '1', talkSec: 12.5, attended: true },
    // In the call twice, from two devices.
    { callId: '2', talkSec: 2, attended: true },
  ])
})

function call(callId: string, startedAt: string, hasTranscript = true): CallOfAccount {
  return { callId, title: `Call ${callId}`, startedAt: new Date(startedAt), hasTranscript }
}

function party(
  callId: string,
  name: string | null,
  more: Partial<PartyOfAccount> = {},
): PartyOfAccount {
  return {
    callId,
    name,
    email: null,
    phone: null,
    title: null,
    userId: null,
    side: 'External',
    attended: true,
    talkMs: 0,
    ...more,
  }
}
