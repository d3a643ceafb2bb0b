/** Accounts that are read from the pretend Gong, before a journey begins. By the API. */
import { expect, vi } from 'vitest'
import { z } from 'zod'
import { accessChoice, accountSyncState } from '../../src/records/access.ts'
import { type Account, account } from '../../src/records/account.ts'
import { dayOf } from '../../src/records/days.ts'
import type { Caller, Product } from '../product.ts'
import { connected } from './given.ts'

const YEAR_MS = 365 * 86_400_000

/** This admin's connection reads for the accounts: every call of a year, which everybody here may see. */
export async function reading(product: Product, email: string): Promise<Caller> {
  const call = await connected(product, email)
  expect((await call('POST', '/access:use-own', {})).status).toBe(200)
  const choice = accessChoice.parse({ mode: 'all', readFrom: dayOf(Date.now() - YEAR_MS) })
  expect((await call('PUT', '/access', choice)).status).toBe(200)
  expect((await call('PUT', '/access/open-to-all', { isOpenToAll: true })).status).toBe(200)
  await read(call)
  return call
}

/** What Gong has now is here. */
export async function readAgain(call: Caller): Promise<void> {
  const before = await stateOf(call)
  expect((await call('POST', '/access/sync', {})).status).toBe(202)
  await vi.waitFor(
    async () => {
      const now = await stateOf(call)
      expect(now.status).toBe('idle')
      expect(now.succeededAt).not.toBe(before.succeededAt)
    },
    { timeout: 25_000, interval: 150 },
  )
}

async function read(call: Caller): Promise<void> {
  await vi.waitFor(
    async () => {
      const { status, succeededAt } = await stateOf(call)
      expect([status, succeededAt === null]).toEqual(['idle', false])
    },
    { timeout: 25_000, interval: 150 },
  )
}

async function stateOf(call: Caller) {
  return accountSyncState.parse((await call('GET', '/access/sync')).body)
}

/** A new account with the calls that were found for it. */
export async function accountWithCalls(call: Caller, given: object): Promise<Account> {
  const { status, body } = await call('POST', '/accounts', given)
  expect(status).toBe(201)
  const { accountId } = account.parse(body)
  return vi.waitFor(
    async () => {
      const now = account.parse((await call('GET', `/accounts/${accountId}`)).body)
      expect(now.isMatching).toBe(false)
      return now
    },
    { timeout: 25_000, interval: 150 },
  )
}

const rows = z.object({ data: z.array(z.object({ callId: z.string(), title: z.string() })) })

/** Newest first. */
export async function callsOf(call: Caller, accountId: string) {
  return rows.parse((await call('GET', `/accounts/${accountId}/calls`)).body).data
}
