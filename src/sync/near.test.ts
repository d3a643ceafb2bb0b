import { expect, test } from 'vitest'
import { createNearFinder, nearTo } from './near.ts'

const ACCOUNTS = [
  { name: 'Zeta Holdings', domains: ['zeta.example'] },
  { name: 'Acme', domains: ['acme.example', 'acme-group.example'] },
  { name: 'Brennhof Insurance', domains: [] },
  { name: 'ACME, Inc.', domains: ['acme-inc.example'] },
  { name: 'Bo', domains: ['bo.example'] },
]

const call = (title: string | undefined, ...emails: readonly string[]) => ({
  title,
  parties: emails.map((email) => ({ email, side: 'External' as const })),
})

const CALLS = [
  call('Pricing for acme inc'),
  call('ACME – Brennhof Insurance: kick-off'),
  call('Bo and nobody'),
  call('A talk', 'pat@acmegroup.test', 'lou@zeta.test'),
  call('Brennhof', 'pat@acme.example', 'info@gmail.com'),
  call(undefined),
]

test('the accounts that a call comes near to are those that a look at each would find', async () => {
  const finder = await createNearFinder(ACCOUNTS)
  for (const one of CALLS) {
    const each = ACCOUNTS.flatMap((account) => {
      const near = nearTo({ ...account, contacts: [] }, one)
      return near === undefined ? [] : [{ account, near }]
    })
    expect(finder.near(one)).toEqual(each)
  }
  expect(CALLS.map((one) => finder.near(one).length)).toEqual([2, 2, 0, 2, 0, 0])
})

test('of ten thousand accounts only those that may be near are looked at', async () => {
  let looks = 0
  const accounts = Array.from({ length: 10_000 }, (_, n) => ({
    get name() {
      looks += 1
      return `Company ${n}`
    },
    domains: [`company-${n}.example`],
  }))
  const finder = await createNearFinder(accounts)
  looks = 0
  expect(finder.near(call('Company 77 meets us', 'pat@company-78.test'))).toHaveLength(2)
  expect(looks).toBeLessThan(10)
})
