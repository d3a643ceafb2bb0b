/** What threatens one account: over time, and as it was said. */
import type { AccountOverview } from '../../../src/records/account.ts'
import { RiskList } from '../risks/risk-list.tsx'
import { RiskTrend } from '../risks/risk-trend.tsx'
import { useAllRisks, useRiskChoice } from '../risks/use-all-risks.ts'

export function RisksTab({ overview }: { readonly overview: AccountOverview }) {
  const { accountId } = overview.account
  const chosen = useRiskChoice()
  const all = useAllRisks(chosen.choice, accountId)
  return (
    <>
      <RiskTrend accountId={accountId} type={chosen.choice.type} />
      <RiskList chosen={chosen} all={all} hidesAccount />
    </>
  )
}
