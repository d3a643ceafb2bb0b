/** Tries rules on a text that somebody might say, before they hold. */
import { useState } from 'react'
import type { RiskRulesTest } from '../../../src/records/risk.ts'
import { useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { RISK_NAMES } from '../../parts/risk-words.ts'
import { State } from '../../parts/state.tsx'
import { percent } from '../../words.ts'
import type { Draft } from './rules.tsx'

interface TryRulesProps {
  readonly draft: Draft
  readonly isChanged: boolean
}

export function TryRules({ draft, isChanged }: TryRulesProps) {
  const [text, setText] = useState('')
  const test = useSend('post /risk-rules:test')
  return (
    <section className="rule-part" aria-labelledby="try-head">
      <div>
        <h2 id="try-head" className="h">
          Try it out
        </h2>
        <p className="small">
          What a customer might say, with{' '}
          {isChanged ? 'the rules as they stand above' : 'these rules'}. Nothing is kept.
        </p>
      </div>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          test.mutate({ rules: draft, text })
        }}
      >
        <Field label="Some sentences">
          {(ties) => (
            <textarea
              {...ties}
              className="in"
              rows={4}
              maxLength={20_000}
              placeholder="We would have to ask the group for that sum."
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <p>
          <Button type="submit" isBusy={test.isPending} disabled={text.trim() === ''}>
            Try
          </Button>
        </p>
        {test.error && <ProblemNote problem={test.error} />}
        <div role="status">{test.data && <Sentences test={test.data} />}</div>
      </form>
    </section>
  )
}

function Sentences({ test: { sentences } }: { readonly test: RiskRulesTest }) {
  if (sentences.length === 0) return <p className="small">There is no sentence in it.</p>
  return (
    <ul className="tried">
      {sentences.map(({ text, type, confidence, why }, index) => (
        <li key={index}>
          <span className="said-s">{text}</span>
          {type === null ? (
            <State kind="off">no risk</State>
          ) : (
            <>
              <State kind="warn">
                {RISK_NAMES[type]}, {percent(confidence)} sure
              </State>
              <span className="under">{why}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
