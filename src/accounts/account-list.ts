/** The table of accounts, with the calls that the reader may see in numbers. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Account, AccountRow } from '../records/account.ts'
import { cutPage, readCursor } from '../records/list-cursor.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { cluesOf } from '../store/account-clues.ts'
import {
  type AccountConditions,
  listAccounts,
  type ListFigures,
  listFigures,
} from '../store/account-list.ts'
import type { Tables } from '../store/tables.ts'
import { accountView } from './account-views.ts'
import { lookerOf } from './visible-call.ts'

interface PageRequest {
  readonly limit: number
  readonly cursor: string | undefined
}

interface AccountPage {
  readonly data: readonly AccountRow[]
  readonly nextCursor: string | null
  readonly hasMore: boolean
}

const place = z.tuple([z.string(), z.string()])

export function createAccountList({
  db,
  clock,
}: {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}) {
  return {
    /** By name. */
    async list(
      actor: Actor,
      conditions: AccountConditions,
      { limit, cursor }: PageRequest,
    ): Promise<AccountPage> {
      const { organizationId, role } = actor
      const now = clock.now()
      const [name, accountId] = cursor === undefined ? [] : readCursor(cursor, place)
      const after = name === undefined || accountId === undefined ? undefined : { name, accountId }
      const rows = await listAccounts(db, organizationId, conditions, { limit: limit + 1, after })
      const page = cutPage(rows, limit, {
        item: (row) => row,
        place: (row) => [row.name, row.account_id],
      })
      const ids = page.data.map((row) => row.account_id)
      const [clues, figures] = await Promise.all([
        cluesOf(db, organizationId, ids),
        listFigures(db, lookerOf(actor, clock), ids),
      ])
      const cluesById = new Map(clues.map((each) => [each.accountId, each]))
      const figuresById = new Map(figures.map((each) => [each.accountId, each]))
      const data = page.data.map((row) =>
        rowOf(
          accountView(row, cluesById.get(row.account_id) ?? NO_CLUES, { role, now }),
          figuresById.get(row.account_id),
        ),
      )
      return { ...page, data }
    },
  }
}

function rowOf(view: Account, figures: ListFigures | undefined): AccountRow {
  const { contacts: _contacts, crmIds: _crmIds, ...account } = view
  return {
    ...account,
    calls: figures?.calls ?? 0,
    lastCallAt: figures?.lastCallAt.toISOString() ?? null,
    reviewed: figures?.reviewed ?? 0,
    matchedBy: {
      contact: figures?.contact ?? 0,
      domain: figures?.domain ?? 0,
      crmDeal: figures?.crmDeal ?? 0,
      crmAccount: figures?.crmAccount ?? 0,
      manual: figures?.manual ?? 0,
    },
  }
}

const NO_CLUES = { domains: [], contacts: [], crmIds: [] }
