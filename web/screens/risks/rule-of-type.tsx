/** The rule of one kind of risk: whether it counts, how much, which words make it, and what has been dismissed. */
import { X } from 'lucide-react'
import { useId } from 'react'
import type { RiskRules } from '../../../src/records/risk.ts'
import { IconButton } from '../../parts/button.tsx'
import { ChipsField } from '../../parts/chips-field.tsx'
import { Field } from '../../parts/field.tsx'
import { RISK_MEANINGS, RISK_NAMES } from '../../parts/risk-words.ts'
import { Select } from '../../parts/select.tsx'
import { Switch } from '../../parts/switch.tsx'

type Rule = RiskRules['types'][number]

interface RuleOfTypeProps {
  readonly rule: Rule
  /** Undefined for whoever may only look. */
  readonly onChange: ((rule: Rule) => void) | undefined
}

const WEIGHTS = [0.25, 0.5, 1, 1.5, 2, 3]

export function RuleOfType({ rule, onChange }: RuleOfTypeProps) {
  const { type, isOn, weight, phrases, exceptions } = rule
  const id = useId()
  const isFixed = onChange === undefined
  const set = (change: Partial<Rule>) => onChange?.({ ...rule, ...change })
  return (
    <section className="rule-part" aria-labelledby={id}>
      <div>
        <h2 id={id} className="h">
          {RISK_NAMES[type]}
        </h2>
        <p className="small">{RISK_MEANINGS[type]}</p>
      </div>
      <div className="fields">
        <Switch
          checked={isOn}
          onChange={(now) => set({ isOn: now })}
          label={`Watch for ${type} risks`}
          isDisabled={isFixed}
        />
        {isOn && (
          <>
            <Field label="Weight">
              {(ties) => (
                <Select
                  {...ties}
                  value={String(weight)}
                  onChange={(chosen) => set({ weight: Number(chosen) })}
                  isDisabled={isFixed}
                  options={weightsWith(weight).map((value) => ({
                    value: String(value),
                    label: weightWords(value),
                  }))}
                />
              )}
            </Field>
            <ChipsField
              label="Phrases that always count"
              hint="When the customer says them, whatever the models think. Enter or a comma ends one."
              values={phrases}
              onChange={(now) => set({ phrases: now })}
              keepsBlanks
              isDisabled={isFixed}
            />
          </>
        )}
        {exceptions.length > 0 && (
          <div>
            <p className="lab">Dismissed: sentences like these do not count</p>
            <ul className="exceptions">
              {exceptions.map((sentence) => (
                <li key={sentence}>
                  <q>{sentence}</q>
                  {!isFixed && (
                    <IconButton
                      label={`Let it count again: ${sentence}`}
                      icon={<X className="i" aria-hidden />}
                      onClick={() =>
                        set({ exceptions: exceptions.filter((one) => one !== sentence) })
                      }
                    />
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}

/** One that was set elsewhere stays choosable. */
function weightsWith(weight: number): readonly number[] {
  return [...new Set([...WEIGHTS, weight])].toSorted((a, b) => a - b)
}

function weightWords(weight: number): string {
  if (weight === 1) return 'As built in'
  return weight < 1 ? `${weight} times, lighter` : `${weight} times, heavier`
}
