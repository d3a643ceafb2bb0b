/** The board of risks: what customers said that threatens their accounts, over time and by weight. */
import { problemOf } from '../../api.ts'
import { useAccountSync } from '../../account-sync.ts'
import { Page } from '../../frame/frame.tsx'
import { useToast } from '../../frame/toasts.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { EvidenceDesk } from '../../parts/evidence-desk.tsx'
import { saveAs } from '../../parts/save-as.ts'
import { counted, listed } from '../../words.ts'
import { RiskList } from './risk-list.tsx'
import { openTitle } from './risk-sentences.ts'
import { RiskTrend } from './risk-trend.tsx'
import { risksCsv } from './risks-csv.ts'
import { everyRisk, useAllRisks, useRiskChoice } from './use-all-risks.ts'

const NAMED = 3

export function Risks() {
  const chosen = useRiskChoice()
  const all = useAllRisks(chosen.choice)
  const sync = useAccountSync()
  const toast = useToast()
  const save = async () => {
    try {
      saveAs('risks.csv', 'text/csv', risksCsv(await everyRisk(chosen.choice)))
    } catch (error) {
      const { detail, fix } = problemOf(error)
      toast(`${detail} ${fix}`)
    }
  }
  return (
    <EvidenceDesk>
      <Page
        title={all.counts ? openTitle(all.counts) : 'Risks'}
        freshness={sync.succeededAt}
        isLate={sync.isLate}
        facts={factsOf(all.rows)}
        actions={<ButtonLink to="/risks/rules">Rules</ButtonLink>}
      >
        <RiskTrend type={chosen.choice.type} />
        <RiskList chosen={chosen} all={all} onSave={() => void save()} />
      </Page>
    </EvidenceDesk>
  )
}

/** How many accounts, and where the new ones are. */
function factsOf(rows: ReturnType<typeof useAllRisks>['rows']): readonly string[] {
  if (rows.length === 0) return []
  const accounts = new Set(rows.map(({ accountId }) => accountId)).size
  const fresh = [
    ...new Set(rows.filter(({ isNew }) => isNew).map(({ accountName }) => accountName)),
  ]
  const news =
    fresh.length === 0
      ? 'nothing new in seven days'
      : fresh.length > NAMED
        ? `new ones at ${fresh.length} accounts`
        : `new at ${listed(fresh)}`
  return [counted(accounts, 'account'), news]
}
