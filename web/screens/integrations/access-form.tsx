/** The choice itself: whose calls, from where, since when; beside it what that would come to. */
import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { Access } from '../../../src/records/access.ts'
import { Banner } from '../../frame/banner.tsx'
import { ChipsField } from '../../parts/chips-field.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { Time } from '../../parts/time.tsx'
import { AccessPreview } from './access-preview.tsx'
import { type Choice, choiceOf, isSameChoice, lacksPeople } from './choice.ts'
import { ModeChoice } from './mode-choice.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { useApply } from './use-apply.tsx'
import { WorkspaceTicks } from './workspace-ticks.tsx'

export function AccessForm({ access }: { readonly access: Access }) {
  const [choice, setChoice] = useState<Choice>(() => choiceOf(access))
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part })
  const isFirst = access.confirmedAt === null
  const isLacking = lacksPeople(choice)
  const isSame = !isFirst && isSameChoice(choice, choiceOf(access))
  const applying = useApply(isFirst)
  const mayApply = !isSame && !isLacking
  return (
    <section className="access-choice" aria-labelledby="access-head">
      <div className="head">
        <h2 id="access-head">Which calls may be read</h2>
        {access.confirmedAt !== null && (
          <span className="small dim">
            chosen by {access.confirmedBy ?? 'a former admin'}, <Time at={access.confirmedAt} />
          </span>
        )}
      </div>
      {isFirst && <Proposal advised={access.advised} />}
      <Form className="access-grid" onSubmit={() => mayApply && void applying.apply(choice)}>
        <div className="fields">
          <ModeChoice
            mode={choice.mode}
            advised={isFirst ? access.advised : undefined}
            onChange={(mode) => change({ mode })}
          >
            <PeoplePicker
              userIds={choice.teamUserIds}
              leadIds={choice.teamLeadIds}
              onChange={change}
            />
          </ModeChoice>
          <WorkspaceTicks
            workspaces={access.workspaces}
            chosen={choice.workspaceIds}
            onChange={(workspaceIds) => change({ workspaceIds: [...workspaceIds] })}
          />
          <TextField
            label="Read calls from this day on"
            type="date"
            className="in-date"
            hint="Earlier calls are not looked at."
            value={choice.readFrom}
            onChange={(event) => event.target.value && change({ readFrom: event.target.value })}
          />
          <ChipsField
            label="Leave out calls with these words in the title"
            isOptional
            placeholder="interview"
            values={choice.excludedTitleWords}
            clean={(typed) => typed.trim().toLowerCase()}
            onChange={(excludedTitleWords) =>
              change({ excludedTitleWords: [...excludedTitleWords] })
            }
          />
          <Always />
        </div>
        <AccessPreview
          choice={choice}
          isLacking={isLacking}
          isFirst={isFirst}
          mayApply={mayApply}
          isBusy={applying.isBusy}
          problem={applying.problem}
        />
      </Form>
      {applying.question}
    </section>
  )
}

/** Nothing is linked before somebody who is responsible has said what may be. */
function Proposal({ advised }: { readonly advised: Access['advised'] }) {
  return (
    <div className="proposal">
      <Banner kind="info">
        <b>No call is linked yet.</b>{' '}
        {advised === 'deal'
          ? 'Gong ties calls to deals here, so calls with a deal are proposed: the least that is useful.'
          : 'Gong ties no calls to deals here, so all calls with customers are proposed.'}{' '}
        Look at the numbers, then confirm.
      </Banner>
    </div>
  )
}

const ALWAYS = [
  ['Private calls', 'nothing but their day is known here'],
  ['Internal calls', 'nothing but their day is known here'],
  ['Recordings', 'never copied, links lead to Gong'],
] as const

function Always() {
  return (
    <div>
      <p className="lab">Always left out</p>
      <ul className="always small">
        {ALWAYS.map(([what, why]) => (
          <li key={what}>
            <Lock className="i" aria-hidden />
            <b>{what}</b>: {why}
          </li>
        ))}
      </ul>
    </div>
  )
}
