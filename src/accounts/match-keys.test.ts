import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { createMatchKeys } from './match-keys.ts'

const SECRET = Buffer.alloc(32, 7)
const keys = createMatchKeys(SECRET)
const NONE: ReadonlySet<string> = new Set()

const person = {
  id: undefined,
  name: 'Pat Lee',
  phone: undefined,
  title: undefined,
  speakerId: undefined,
  attended: true,
  crm: [],
}
const call = {
  scope: 'External',
  hostId: 'u1',
  parties: [
    { ...person, email: 'Pat@Eu.Acme.example', userId: undefined, side: 'External' },
    { ...person, email: 'kim@gmail.com', userId: undefined, side: 'External' },
    { ...person, email: 'sam@us.example', userId: 'u2', side: 'Internal' },
  ],
  crm: [{ kind: 'deal', system: 'Salesforce', id: 'd1', fields: [] }],
} as const

test('A-112: a key is the first 64 bits of a keyed hash: without the secret it tells nothing', () => {
  const [contact] = keys.ofAccount({
    accountId: 'a',
    domains: [],
    contacts: [{ email: 'pat@acme.example' }],
    crmIds: [],
  })
  const digest = createHmac('sha256', SECRET).update('contact:pat@acme.example').digest('hex')
  expect(
    BigInt.asUintN(64, contact ?? 0n)
      .toString(16)
      .padStart(16, '0'),
  ).toBe(digest.slice(0, 16))
  const others = createMatchKeys(Buffer.alloc(32, 8))
  expect(others.ofCall(call, NONE)).not.toEqual(keys.ofCall(call, NONE))
})

test('a call and an account meet where a rule would tie them, and nowhere else', () => {
  const ofCall = new Set(keys.ofCall(call, NONE))
  const meets = (clues: Partial<Parameters<typeof keys.ofAccount>[0]>) =>
    keys
      .ofAccount({ accountId: 'a', domains: [], contacts: [], crmIds: [], ...clues })
      .some((key) => ofCall.has(key))
  expect(meets({ contacts: [{ email: 'PAT@eu.acme.example' }] })).toBe(true)
  expect(meets({ domains: ['acme.example'] })).toBe(true)
  expect(meets({ crmIds: [{ kind: 'deal', id: 'd1' }] })).toBe(true)
  expect(meets({ contacts: [{ email: 'kim@gmail.com' }] })).toBe(true)
  expect(meets({ domains: ['gmail.com'] })).toBe(false)
  expect(meets({ domains: ['us.example'] })).toBe(false)
  expect(meets({ contacts: [{ email: 'sam@us.example' }] })).toBe(false)
  expect(meets({ crmIds: [{ kind: 'account', id: 'd1' }] })).toBe(false)
  expect(meets({ domains: ['acme.co'] })).toBe(false)
})

test('A-124: domains that look alike meet by their label, our people by their id', () => {
  const ofCall = new Set(keys.ofCall(call, NONE))
  expect(keys.ofLabels(['acme.co']).every((key) => ofCall.has(key))).toBe(true)
  expect(keys.ofLabels(['us.com']).some((key) => ofCall.has(key))).toBe(false)
  expect(keys.ofUsers(['u1', 'u2']).every((key) => ofCall.has(key))).toBe(true)
})

test('every key fits into a bigint of PostgreSQL and keeps all its bits', async () => {
  const { pool } = await testDatabase()
  const wide = keys.ofLabels(Array.from({ length: 200 }, (_, n) => `label${n}.com`))
  expect(wide.some((key) => key < 0n)).toBe(true)
  expect(wide.some((key) => key > BigInt(Number.MAX_SAFE_INTEGER))).toBe(true)
  const { rows } = await pool.query<{ key: string }>(
    'select key::text from unnest($1::text[]::bigint[]) key',
    [wide.map(String)],
  )
  expect(rows.map(({ key }) => BigInt(key))).toEqual(wide)
})
