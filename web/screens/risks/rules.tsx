/** By which rules risks count: names, phrases and weights, tried out before they hold. */
import './risks.css'
import './rules.css'
import { useState } from 'react'
import type { RiskRules } from '../../../src/records/risk.ts'
import { useCall } from '../../api.ts'
import { Banner, ProblemBanner } from '../../frame/banner.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button } from '../../parts/button.tsx'
import { ChipsField } from '../../parts/chips-field.tsx'
import { EvidenceDesk } from '../../parts/evidence-desk.tsx'
import { TextField } from '../../parts/field.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useReader } from '../../reader.ts'
import { moment } from '../../words.ts'
import { RuleOfType } from './rule-of-type.tsx'
import { SaveRules } from './save-rules.tsx'
import { TrackerRules } from './tracker-rules.tsx'
import { TryRules } from './try-rules.tsx'

export function RiskRulesPage() {
  const { data, error, refetch } = useCall('get /risk-rules', {})
  return (
    <EvidenceDesk>
      <Page
        title="Rules of risks"
        breadcrumb={[{ label: 'Risks', to: '/risks' }]}
        facts={data ? changedWords(data) : []}
      >
        {error && !data && (
          <ProblemBanner
            problem={error}
            action={
              <Button isSmall onClick={() => void refetch()}>
                Try again
              </Button>
            }
          />
        )}
        {!data && !error && <SkeletonLines lines={8} height="32px" />}
        {data && <Rules key={data.version} rules={data} onReload={() => void refetch()} />}
      </Page>
    </EvidenceDesk>
  )
}

function changedWords({ changedBy, changedAt }: RiskRules): readonly string[] {
  if (changedBy === null || changedAt === null) return ['As built in']
  return [`Changed by ${changedBy}, ${moment(changedAt)}`]
}

/** Without who changed them: as they are sent. */
export type Draft = Omit<RiskRules, 'changedBy' | 'changedAt'>

const SHORTEST_DAYS = 7
const LONGEST_DAYS = 730

interface RulesProps {
  readonly rules: RiskRules
  readonly onReload: () => void
}

function Rules({ rules, onReload }: RulesProps) {
  const { mayRule } = useReader()
  const { changedBy: _by, changedAt: _at, ...kept } = rules
  const [draft, setDraft] = useState<Draft>(kept)
  const [isSaving, setSaving] = useState(false)
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept)
  const days = draft.halfLifeDays
  const hasGoodDays = Number.isInteger(days) && days >= SHORTEST_DAYS && days <= LONGEST_DAYS
  return (
    <div className="rules">
      {!mayRule && (
        <Banner kind="info">Leaders and admins change these rules. You can try them out.</Banner>
      )}
      <section className="rule-part" aria-labelledby="names-head">
        <div>
          <h2 id="names-head" className="h">
            Names
          </h2>
          <p className="small">
            Whose products compete with yours, and what yours are called. A name of your own never
            counts as a competitor.
          </p>
        </div>
        <div className="fields">
          <ChipsField
            label="Competitors"
            values={draft.competitors}
            onChange={(competitors) => set({ competitors })}
            placeholder="Deskhound"
            keepsBlanks
            isDisabled={!mayRule}
          />
          <ChipsField
            label="Our products"
            values={draft.products}
            onChange={(products) => set({ products })}
            keepsBlanks
            isDisabled={!mayRule}
          />
        </div>
      </section>
      <TrackerRules
        trackers={draft.trackers}
        onChange={mayRule ? (trackers) => set({ trackers }) : undefined}
      />
      {draft.types.map((type) => (
        <RuleOfType
          key={type.type}
          rule={type}
          onChange={
            mayRule
              ? (now) =>
                  set({ types: draft.types.map((one) => (one.type === now.type ? now : one)) })
              : undefined
          }
        />
      ))}
      <section className="rule-part" aria-labelledby="age-head">
        <div>
          <h2 id="age-head" className="h">
            Age
          </h2>
          <p className="small">What was said long ago weighs less.</p>
        </div>
        <TextField
          label="After so many days a risk weighs half"
          type="number"
          min={SHORTEST_DAYS}
          max={LONGEST_DAYS}
          className="short-in"
          disabled={!mayRule}
          value={Number.isNaN(days) ? '' : days}
          onChange={(event) => set({ halfLifeDays: event.target.valueAsNumber })}
          error={hasGoodDays ? undefined : `From ${SHORTEST_DAYS} to ${LONGEST_DAYS} days.`}
        />
      </section>
      <TryRules draft={draft} isChanged={isChanged} />
      {mayRule && isChanged && (
        <div className="save-bar" role="region" aria-label="Unsaved changes">
          <p className="small">
            <b>Not saved yet.</b> Until then the former rules hold.
          </p>
          <Button look="quiet" onClick={() => setDraft(kept)}>
            Put them back
          </Button>
          <Button look="primary" disabled={!hasGoodDays} onClick={() => setSaving(true)}>
            Compare and save
          </Button>
        </div>
      )}
      {isSaving && <SaveRules draft={draft} onClose={() => setSaving(false)} onReload={onReload} />}
    </div>
  )
}
