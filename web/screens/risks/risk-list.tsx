/** The list of risks under its chips and filters; the same on the board and on the page of an account. */
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RiskCounts } from '../../../src/records/risk.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import {
  RISK_NAMES,
  RISK_OPTIONS,
  RISK_STATE_NAMES,
  RISK_STATE_ORDER,
} from '../../parts/risk-words.ts'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useOwners } from '../../reader.ts'
import { RiskRows } from './risk-rows.tsx'
import type { useAllRisks, useRiskChoice } from './use-all-risks.ts'

const ALL = 'all'

interface RiskListProps {
  readonly chosen: ReturnType<typeof useRiskChoice>
  readonly all: ReturnType<typeof useAllRisks>
  readonly hidesAccount?: boolean
  /** Given, the list can be taken along. */
  readonly onSave?: (() => void) | undefined
}

export function RiskList({ chosen, all, hidesAccount = false, onSave }: RiskListProps) {
  const { choice, choose } = chosen
  const { rows, counts, problem, isPending, hasMore, more, again } = all
  // The heaviest stands open, so that one sees what a weight is made of.
  const openId = chosen.openId || (rows[0]?.riskId ?? '')
  return (
    <section aria-labelledby="said-head">
      <div className="head risk-filter">
        <h2 id="said-head">What was said</h2>
        <StateChips counts={counts} chosen={chosen} />
        <Select
          aria-label="Kind of risk"
          value={choice.type ?? ALL}
          onChange={(type) => choose({ type: type === ALL ? '' : type, risk: '' })}
          options={[{ value: ALL, label: 'All kinds' }, ...RISK_OPTIONS]}
        />
        <OwnerSelect ownerId={choice.ownerId} onChange={(owner) => choose({ owner, risk: '' })} />
        {onSave && (
          <Button
            look="quiet"
            isSmall
            className="by"
            icon={<Download className="i" aria-hidden />}
            onClick={onSave}
          >
            CSV
          </Button>
        )}
      </div>
      {problem && rows.length === 0 && (
        <ProblemNote
          problem={problem}
          action={
            <Button isSmall onClick={again}>
              Try again
            </Button>
          }
        />
      )}
      {isPending && <SkeletonLines lines={6} height="56px" />}
      {!isPending && !problem && rows.length === 0 && <Nothing chosen={chosen} />}
      {rows.length > 0 && (
        <RiskRows
          rows={rows}
          caption={`${RISK_STATE_NAMES[choice.state]} risks, the heaviest first`}
          openId={openId}
          onOpen={(riskId) => choose({ risk: riskId })}
          hidesAccount={hidesAccount}
        />
      )}
      {hasMore && (
        <p className="risk-more">
          <Button onClick={more}>Show lighter ones</Button>
        </p>
      )}
    </section>
  )
}

function StateChips({
  counts,
  chosen: { choice, choose },
}: {
  readonly counts: RiskCounts | undefined
  readonly chosen: RiskListProps['chosen']
}) {
  return (
    <span className="chips-row" role="group" aria-label="How they stand">
      {RISK_STATE_ORDER.map((state) => (
        <button
          key={state}
          type="button"
          className="chip"
          aria-pressed={choice.state === state}
          onClick={() => choose({ state: state === 'open' ? '' : state, risk: '' })}
        >
          {RISK_STATE_NAMES[state]} {counts?.[state]}
        </button>
      ))}
    </span>
  )
}

function OwnerSelect({
  ownerId,
  onChange,
}: {
  readonly ownerId: string
  readonly onChange: (ownerId: string) => void
}) {
  const owners = useOwners()
  const options = owners.map(({ memberId, name }) => ({ value: memberId, label: name }))
  return (
    <Select
      aria-label="Owner"
      value={options.some(({ value }) => value === ownerId) ? ownerId : ALL}
      onChange={(chosen) => onChange(chosen === ALL ? '' : chosen)}
      options={[{ value: ALL, label: 'All owners' }, ...options]}
    />
  )
}

function Nothing({
  chosen: { choice, choose },
}: {
  readonly chosen: RiskListProps['chosen']
}): ReactNode {
  const { state, type, ownerId } = choice
  const isCut = type !== undefined || ownerId !== ''
  const kind = type === undefined ? '' : `${RISK_NAMES[type].toLowerCase()} `
  const sentence =
    state === 'open'
      ? `No ${kind}risk is open${ownerId === '' ? '' : ' with this owner'}. Nothing that customers said here asks for an act.`
      : `No ${kind}risk is ${RISK_STATE_NAMES[state].toLowerCase()}.`
  return (
    <Empty
      sentence={sentence}
      action={
        isCut || state !== 'open' ? (
          <Button onClick={() => choose({ state: '', type: '', owner: '', risk: '' })}>
            Show all open risks
          </Button>
        ) : undefined
      }
    />
  )
}
