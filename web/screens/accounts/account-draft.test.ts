import { expect, test } from 'vitest'
import {
  accountOf,
  cleanDomain,
  domainTrouble,
  EMPTY_DRAFT,
  parseContacts,
} from './account-draft.ts'

test('A-052: people are pasted as mail writes them, one a line or many in one', () => {
  const { contacts, refused } = parseContacts(
    [
      'Pat Lee <Pat@Acme.example>, CTO',
      '"Ana Ruiz" <ana@acme.example>',
      'ana@gmail.example; tom@acme.example',
      'Somebody without an address',
      '',
    ].join('\n'),
  )
  expect(contacts).toEqual([
    { email: 'pat@acme.example', name: 'Pat Lee', title: 'CTO' },
    { email: 'ana@acme.example', name: 'Ana Ruiz', title: null },
    { email: 'ana@gmail.example', name: null, title: null },
    { email: 'tom@acme.example', name: null, title: null },
  ])
  expect(refused).toEqual(['Somebody without an address'])
})

test('A-053: a domain is what is left of a pasted address, and free mail is told at once', () => {
  expect(cleanDomain(' https://www.Acme.example/pricing?x=1 ')).toBe('acme.example')
  expect(cleanDomain('pat@acme.example')).toBe('acme.example')
  expect(domainTrouble('acme.example')).toBeUndefined()
  expect(domainTrouble('gmail.com')).toMatch(/contacts instead/)
  expect(domainTrouble('acme')).toBe('acme is no domain.')
})

test('an account that is typed becomes one that can be saved', () => {
  expect(
    accountOf({
      ...EMPTY_DRAFT,
      name: ' Acme ',
      domains: ['acme.example'],
      crmAccountIds: ['001'],
      crmDealIds: ['006'],
      stage: ' ',
    }),
  ).toEqual({
    name: 'Acme',
    domains: ['acme.example'],
    contacts: [],
    crmIds: [
      { kind: 'account', id: '001' },
      { kind: 'deal', id: '006' },
    ],
    ownerId: null,
    stage: 'Pre-onboarding',
    kickoffOn: null,
  })
})
