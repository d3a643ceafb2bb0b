import { beforeEach, expect, test } from 'vitest'
import { accountKeepers, given, type Keepers } from '../../test/account-keepers.ts'
import { insertCall, openToAll } from '../../test/linked-calls.ts'
import { writeRuleLinks } from '../store/link-writes.ts'
import { nextLink } from './next-link.ts'

let keepers: Keepers
let accountId: string
const DOMAIN = { rule: 'domain', value: 'acme.example', of: 'Pat Lee' } as const

beforeEach(async () => {
  keepers = await accountKeepers()
  const { db, organizationId, accounts, maya } = keepers
  await openToAll(db, organizationId)
  const account = await accounts.create(maya, given({ domains: ['acme.example'] }), 'hand')
  accountId = account.accountId
  await insertCall(db, organizationId, { callId: '1', accountIds: [accountId], reasons: [DOMAIN] })
})

test('A-056: a link tells its reasons', async () => {
  const { links, maya } = keepers
  expect(await links.why(maya, accountId, '1')).toEqual({
    accountId,
    accountName: 'Acme',
    callId: '1',
    state: 'linked',
    reasons: [DOMAIN],
    manual: null,
  })
})

test('A-057: what a person has cut stays cut, whatever a sync finds', async () => {
  const { links, maya, db, organizationId, removed } = keepers
  const cut = await links.unlink(maya, accountId, '1')
  expect(cut).toMatchObject({ state: 'unlinked', reasons: [], manual: { by: 'Maya' } })
  expect(removed).toEqual(['1'])
  const now = new Date()
  const found = [{ accountId, callId: '1', reasons: [DOMAIN] }]
  await writeRuleLinks(db, organizationId, ['1'], found, { now })
  const rows = await db.selectFrom('link').select(['state', 'is_manual']).execute()
  expect(rows).toEqual([{ state: 'unlinked', is_manual: true }])
})

test('A-112: a call leaves with its last link, and its stub stays', async () => {
  const { links, accounts, maya, db, organizationId } = keepers
  const other = await accounts.create(maya, given({ name: 'Other' }), 'hand')
  const both = [accountId, other.accountId]
  await insertCall(db, organizationId, { callId: '2', accountIds: both, reasons: [DOMAIN] })
  await links.unlink(maya, accountId, '2')
  const calls = () => db.selectFrom('call').select('call_id').orderBy('call_id').execute()
  expect(await calls()).toEqual([{ call_id: '1' }, { call_id: '2' }])
  expect(await links.why(maya, accountId, '2')).toMatchObject({ state: 'unlinked' })
  await links.unlink(maya, other.accountId, '2')
  expect(await calls()).toEqual([{ call_id: '1' }])
  expect(await db.selectFrom('transcript').select('call_id').execute()).toEqual([{ call_id: '1' }])
  expect(await db.selectFrom('stub').select('call_id').execute()).toHaveLength(2)
})

test('A-118: a call that one may not see is told like one that is not there', async () => {
  const { links, maya, db, organizationId, stranger } = keepers
  await insertCall(db, organizationId, {
    callId: '2',
    accountIds: [accountId],
    more: { is_private: true },
  })
  const olga = await stranger()
  const nowhere = { code: 'D-NOT-FOUND', message: expect.stringContaining('no such call') }
  await expect(links.why(maya, accountId, '3')).rejects.toMatchObject(nowhere)
  await expect(links.why(maya, accountId, '2')).rejects.toMatchObject(nowhere)
  await expect(links.unlink(maya, accountId, '2')).rejects.toMatchObject(nowhere)
  await expect(links.why(olga, accountId, '1')).rejects.toMatchObject(nowhere)
  await expect(links.unlink(olga, accountId, '1')).rejects.toMatchObject(nowhere)
  expect(await links.why(maya, accountId, '1')).toMatchObject({ state: 'linked' })
})

test('A-057: a person’s word counts more than the rules', () => {
  const reasons = [DOMAIN]
  const byHand = { state: 'linked', reasons, isManual: true } as const
  const cut = { state: 'unlinked', reasons: [], isManual: true } as const
  const byRule = { state: 'linked', reasons, isManual: false } as const
  expect(nextLink(undefined, [])).toBeUndefined()
  expect(nextLink(undefined, reasons)).toEqual(byRule)
  expect(nextLink(byRule, [])).toBeUndefined()
  expect(nextLink(byHand, [])).toEqual({ ...byHand, reasons: [] })
  expect(nextLink(cut, reasons)).toEqual(cut)
})
