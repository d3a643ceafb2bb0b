/** Trackers of Gong whose hits count as a risk when the customer says them. */
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { RiskType } from '../../../src/records/finding.ts'
import type { RiskRules } from '../../../src/records/risk.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { RISK_OPTIONS } from '../../parts/risk-words.ts'
import { Select } from '../../parts/select.tsx'

type Trackers = RiskRules['trackers']

interface TrackerRulesProps {
  readonly trackers: Trackers
  /** Undefined for whoever may only look. */
  readonly onChange: ((trackers: Trackers) => void) | undefined
}

export function TrackerRules({ trackers, onChange }: TrackerRulesProps) {
  const [name, setName] = useState('')
  const [type, setType] = useState<RiskType>('competitor')
  const add = () => {
    const clean = name.trim()
    if (clean === '') return
    onChange?.([...trackers.filter((one) => one.name !== clean), { name: clean, type }])
    setName('')
  }
  return (
    <section className="rule-part" aria-labelledby="trackers-head">
      <div>
        <h2 id="trackers-head" className="h">
          Trackers of Gong
        </h2>
        <p className="small">What a tracker hears in the customer’s words counts as a risk.</p>
      </div>
      <div className="fields">
        {trackers.length === 0 && <p className="small">No tracker counts as a risk.</p>}
        <ul className="trackers">
          {trackers.map((tracker) => (
            <li key={tracker.name}>
              <b>{tracker.name}</b>
              <Select
                aria-label={`What ${tracker.name} counts as`}
                value={tracker.type}
                isDisabled={onChange === undefined}
                onChange={(now) =>
                  onChange?.(
                    trackers.map((one) => (one === tracker ? { ...tracker, type: now } : one)),
                  )
                }
                options={RISK_OPTIONS}
              />
              {onChange && (
                <IconButton
                  label={`Take ${tracker.name} away`}
                  icon={<X className="i" aria-hidden />}
                  onClick={() => onChange(trackers.filter((one) => one !== tracker))}
                />
              )}
            </li>
          ))}
        </ul>
        {onChange && (
          <form
            className="new-tracker"
            onSubmit={(event) => {
              event.preventDefault()
              add()
            }}
          >
            <TextField
              label="Name of a tracker"
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
            <Select aria-label="Counts as" value={type} onChange={setType} options={RISK_OPTIONS} />
            <Button type="submit" icon={<Plus className="i" aria-hidden />}>
              Add
            </Button>
          </form>
        )}
      </div>
    </section>
  )
}
