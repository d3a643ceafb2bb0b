/** The risks that a filter lets through, a page at a time, with the counts of all states. */
import type { Risk } from '../../../src/records/risk.ts'
import { useSearchText, useSetSearch } from '../../address.ts'
import { useAllPages } from '../../all-pages.ts'
import { call, type InputOf, type OutputOf } from '../../api.ts'
import { RISK_LINES, RISK_STATE_ORDER } from '../../parts/risk-words.ts'

type Input = InputOf<'get /risks'>
type Page = OutputOf<'get /risks'>

export interface RiskChoice {
  readonly state: NonNullable<Input['state']>
  readonly type: Input['type']
  readonly ownerId: string
}

const PAGE = 50

/** As the address carries it; what it does not name is as it begins: open ones of all kinds and owners. */
export function useRiskChoice(): {
  readonly choice: RiskChoice
  readonly openId: string
  readonly choose: (change: Readonly<Record<string, string>>) => void
} {
  const setSearch = useSetSearch()
  const state = useSearchText('state')
  const type = useSearchText('type')
  return {
    choice: {
      state: RISK_STATE_ORDER.find((one) => one === state) ?? 'open',
      type: RISK_LINES.find((one) => one === type),
      ownerId: useSearchText('owner'),
    },
    openId: useSearchText('risk'),
    choose: setSearch,
  }
}

export function useAllRisks(choice: RiskChoice, accountId?: string) {
  const all = useAllPages<Risk, Page>({
    key: ['get /risks', 'all', accountId ?? '', choice],
    page: (cursor, signal) => riskPage(choice, accountId, cursor, signal),
  })
  return { ...all, counts: all.first?.counts }
}

/** All of them, however many pages they are: for a file. */
export async function everyRisk(choice: RiskChoice): Promise<readonly Risk[]> {
  const rows: Risk[] = []
  let cursor: string | undefined
  do {
    const page = await riskPage(choice, undefined, cursor)
    rows.push(...page.data)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rows
}

function riskPage(
  { state, type, ownerId }: RiskChoice,
  accountId: string | undefined,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<Page> {
  return call(
    'get /risks',
    { accountId, state, type, ownerId: ownerId || undefined, limit: PAGE, cursor },
    signal,
  )
}
