import { expect, test } from 'vitest'
import { all, EVER, NOW, pretendGong } from '../test/pretend-gong.ts'
import { METADATA_ALONE } from '../src/gong/calls.ts'
import type { Transcript } from '../src/records/transcript.ts'
import { generatedRecords } from './generated-records.ts'

const of = (calls: number, seed = '7') => [
  ...generatedRecords({ calls, users: 4, seed, nowMs: NOW.getTime() }),
]

test('they are the records that the client makes of the same company, to the letter', async () => {
  const made = of(12)
  const connection = (await pretendGong({ calls: 12, users: 4 })).connect()
  const read = await all(connection.calls(EVER, { ...METADATA_ALONE, parties: true, crm: 'ids' }))
  const byId = new Map(read.map((call) => [call.id, call]))
  const spoken = new Map<string, Transcript>()
  for await (const transcript of connection.transcripts([...byId.keys()]))
    spoken.set(transcript.callId, transcript)
  expect(made).toHaveLength(12)
  for (const { call, transcript } of made) {
    expect(call).toEqual(byId.get(call.id))
    expect(transcript()).toEqual(spoken.get(call.id))
  }
})

test('10,000 calls have 1,250 customers with domain, contacts and CRM ids of their own, by seed', () => {
  const made = of(10_000)
  const customers = new Map(made.map(({ customer }) => [customer.domain, customer]))
  expect(customers.size).toBeGreaterThan(1_240)
  const unique = (values: readonly (string | null)[]) => new Set(values).size
  const list = [...customers.values()]
  expect(unique(list.map(({ crm }) => crm.accountId))).toBe(customers.size)
  expect(unique(list.map(({ crm }) => crm.dealId))).toBe(customers.size)
  expect(unique(list.map(({ name }) => name))).toBe(customers.size)
  const tied = made.filter(({ call, customer }) =>
    call.crm.some(({ kind, id }) => kind === 'account' && id === customer.crm.accountId),
  )
  expect(tied.length).toBeGreaterThan(8_800)
  expect(tied.length).toBeLessThan(9_200)
  for (const { call, customer } of made) {
    const guests = call.parties.filter(({ side }) => side === 'External')
    expect(guests.length).toBeGreaterThan(0)
    for (const { email } of guests) expect(email?.split('@')[1]).toBe(customer.domain)
  }
  const again = of(10_000).map(({ call }) => call.id)
  expect(again).toEqual(made.map(({ call }) => call.id))
  expect(of(3, '8')[0]?.call.id).not.toBe(made[0]?.call.id)
})
