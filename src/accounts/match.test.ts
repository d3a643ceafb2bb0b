import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Party, Side } from '../records/call.ts'
import type { CrmKind, CrmObject } from '../records/crm.ts'
import type { Findable, MatchedCall } from './clues.ts'
import { createMatcher, isInternalOnly, ownDomainsOf } from './match.ts'

const OWN = ownDomainsOf(['sam@us.example', 'kim@mail.us.example', 'old@gmail.com'])

function party(email: string | undefined, side: Side = 'External', name = 'Pat Lee'): Party {
  return {
    id: undefined,
    name,
    email,
    phone: undefined,
    title: undefined,
    userId: undefined,
    speakerId: undefined,
    side,
    attended: true,
    crm: [],
  }
}

function crm(kind: CrmKind, id: string, name?: string): CrmObject {
  const fields = name === undefined ? [] : [{ name: 'Name', value: name }]
  return { kind, system: 'Salesforce', id, fields }
}

function call(
  parties: readonly Party[],
  more: Partial<Pick<MatchedCall, 'scope' | 'crm'>> = {},
): MatchedCall {
  return { scope: 'External', crm: [], ...more, parties }
}

function account(clues: Partial<Findable>): Findable {
  return { accountId: 'acc_1', domains: [], contacts: [], crmIds: [], ...clues }
}

const matchCall = (given: MatchedCall, to: Findable) =>
  createMatcher([to], OWN).match(given).get(to.accountId) ?? []

const rules = (given: MatchedCall, to: Findable) =>
  matchCall(given, to).map(({ rule, value }) => `${rule} ${value}`)

describe('rules', () => {
  test('A-052: by the address of a contact, in whatever case, free mail too', () => {
    const contacts = [{ email: 'pat@gmail.com' }]
    expect(matchCall(call([party(' Pat@Gmail.COM')]), account({ contacts }))).toEqual([
      { rule: 'contact', value: 'pat@gmail.com', of: 'Pat Lee' },
    ])
    expect(rules(call([party('ana@gmail.com')]), account({ contacts }))).toEqual([])
  })

  test('A-053: by the company domain, from sub-domains and aliases', () => {
    const acme = account({ domains: ['acme.example', 'acme-group.example'] })
    expect(rules(call([party('pat@eu.acme.example')]), acme)).toEqual(['domain acme.example'])
    expect(rules(call([party('pat@acme-group.example')]), acme)).toEqual([
      'domain acme-group.example',
    ])
    expect(rules(call([party('pat@notacme.example')]), acme)).toEqual([])
    expect(rules(call([party('pat@acme.example.evil.example')]), acme)).toEqual([])
  })

  test('A-053: free mail and our own domain never match, even where an account has them', () => {
    const careless = account({ domains: ['gmail.com', 'us.example'] })
    expect(rules(call([party('x@gmail.com'), party('y@us.example')]), careless)).toEqual([])
  })

  test('A-053: only the other side counts; who is of no known side may be of it', () => {
    const acme = account({ domains: ['acme.example'], contacts: [{ email: 'pat@acme.example' }] })
    expect(rules(call([party('pat@acme.example', 'Internal'), party(undefined)]), acme)).toEqual([])
    expect(rules(call([party('pat@acme.example', 'Unknown')]), acme)).toHaveLength(2)
  })

  test('A-054: by the deal and the account of the CRM, each of its kind', () => {
    const acme = account({
      crmIds: [
        { kind: 'deal', id: '0065000000Gv7qJ' },
        { kind: 'account', id: '9001' },
      ],
    })
    const tied = call([], { crm: [crm('deal', '0065000000Gv7qJAAR', 'Acme, 40 seats')] })
    expect(matchCall(tied, acme)).toEqual([
      { rule: 'crm_deal', value: '0065000000Gv7qJ', of: 'Acme, 40 seats' },
    ])
    expect(rules(call([], { crm: [crm('account', '9001')] }), acme)).toEqual(['crm_account 9001'])
    expect(rules(call([], { crm: [crm('deal', '9001'), crm('contact', '9001')] }), acme)).toEqual(
      [],
    )
  })

  test('A-056: all that hold are told, each once', () => {
    const acme = account({
      domains: ['acme.example'],
      contacts: [{ email: 'pat@acme.example' }],
      crmIds: [{ kind: 'deal', id: 'd1' }],
    })
    const parties = [party('pat@acme.example'), party('PAT@acme.example'), party('a@acme.example')]
    expect(rules(call(parties, { crm: [crm('deal', 'd1')] }), acme)).toEqual([
      'contact pat@acme.example',
      'domain acme.example',
      'crm_deal d1',
    ])
  })

  test('A-059: a call with people of two accounts belongs to both', () => {
    const two = createMatcher(
      [
        account({ accountId: 'acc_a', domains: ['acme.example'] }),
        account({ accountId: 'acc_b', domains: ['bolt.example'] }),
        account({ accountId: 'acc_c', domains: ['acme.example'] }),
      ],
      OWN,
    ).match(call([party('pat@acme.example'), party('bo@bolt.example')]))
    expect([...two.keys()].toSorted()).toEqual(['acc_a', 'acc_b', 'acc_c'])
  })

  test('one account after the other finds what all at once find', () => {
    const domain = fc.constantFrom('a.example', 'b.example', 'c.co.uk', 'gmail.com', 'us.example')
    const email = fc.tuple(fc.constantFrom('x', 'y'), domain).map(([name, at]) => `${name}@${at}`)
    const side = fc.constantFrom<Side>('Internal', 'External', 'Unknown')
    const clues = fc.record({
      domains: fc.uniqueArray(domain, { maxLength: 3 }),
      contacts: fc.array(fc.record({ email }), { maxLength: 3 }),
    })
    const calls = fc.record({
      scope: side,
      parties: fc.array(fc.tuple(email, side).map(([at, on]) => party(at, on))),
      crm: fc.constant([]),
    })
    fc.assert(
      fc.property(fc.array(clues, { maxLength: 5 }), calls, (given, one) => {
        const accounts = given.map((each, n) => account({ ...each, accountId: `acc_${n}` }))
        const together = createMatcher(accounts, OWN).match(one)
        for (const each of accounts) {
          expect(together.get(each.accountId) ?? []).toEqual(matchCall(one, each))
        }
      }),
    )
  })
})

describe('A-113, X-08: talks among ourselves', () => {
  const us = party('sam@us.example', 'Unknown')
  const them = party('pat@acme.example', 'Unknown')
  test.each([
    ['Gong says so', call([party('pat@acme.example')], { scope: 'Internal' }), true],
    ['everybody is of our side', call([party('a@b.example', 'Internal')]), true],
    ['nobody knows, and all addresses are ours', call([us, us], { scope: 'Unknown' }), true],
    [
      'with a telephone among them',
      call([us, party(undefined, 'Unknown')], { scope: 'Unknown' }),
      true,
    ],
    ['one address is not ours', call([us, them], { scope: 'Unknown' }), false],
    ['somebody is of the other side', call([us, party(undefined)], { scope: 'Unknown' }), false],
    ['Gong says that it is external', call([us], { scope: 'External' }), false],
    ['nobody is known', call([], { scope: 'Unknown' }), false],
    [
      'free mail is nobody’s own',
      call([party('old@gmail.com', 'Unknown')], { scope: 'Unknown' }),
      false,
    ],
  ])('%s', (_why, given, expected) => expect(isInternalOnly(given, OWN)).toBe(expected))

  test('match no account', () => {
    const acme = account({ domains: ['acme.example'], crmIds: [{ kind: 'deal', id: 'd' }] })
    const internal = call([party('pat@acme.example')], {
      scope: 'Internal',
      crm: [crm('deal', 'd')],
    })
    expect(rules(internal, acme)).toEqual([])
  })
})
