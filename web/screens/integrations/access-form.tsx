/** The choice itself: whose calls, from where, since when; with the numbers that it would come to. */
import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { Access } from '../../../src/records/access.ts'
import type { InputOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/checkbox.tsx'
import { ChipsField } from '../../parts/chips-field.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { AccessPreview } from './access-preview.tsx'
import { ApplyAccess } from './apply-access.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { PeoplePicker } from './people-picker.tsx'

/** As it is sent. */
export type Choice = InputOf<'put /access'>

export function AccessForm({ access }: { readonly access: Access }) {
  const [choice, setChoice] = useState<Choice>(() => choiceOf(access))
  const [isAsking, setAsking] = useState(false)
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part })
  const isConfirmed = access.confirmedAt !== null
  const isSame = isConfirmed && JSON.stringify(choice) === JSON.stringify(choiceOf(access))
  const isLacking =
    choice.mode === 'team' &&
    (choice.teamUserIds ?? []).length + (choice.teamLeadIds ?? []).length === 0
  return (
    <section className="access-choice" aria-labelledby="access-head">
      <div className="head">
        <h2 id="access-head">Which calls may be read</h2>
        <span className="small dim">
          {isConfirmed
            ? `confirmed by ${access.confirmedBy ?? 'a former admin'}`
            : 'not confirmed yet: no call is linked before it is'}
        </span>
      </div>
      <div className="access-grid">
        <Form className="fields" onSubmit={() => !isSame && !isLacking && setAsking(true)}>
          <ModeChoice
            mode={choice.mode}
            advised={isConfirmed ? undefined : access.advised}
            onChange={(mode) => change({ mode })}
          />
          {choice.mode === 'team' && (
            <PeoplePicker
              userIds={choice.teamUserIds ?? []}
              leadIds={choice.teamLeadIds ?? []}
              onChange={change}
            />
          )}
          <Workspaces access={access} choice={choice} onChange={change} />
          <TextField
            label="Read calls from this day on"
            type="date"
            value={choice.readFrom}
            onChange={(event) => event.target.value && change({ readFrom: event.target.value })}
          />
          <ChipsField
            label="Leave out calls with these words in the title"
            isOptional
            placeholder="interview"
            values={choice.excludedTitleWords ?? []}
            clean={(typed) => typed.trim().toLowerCase()}
            onChange={(excludedTitleWords) =>
              change({ excludedTitleWords: [...excludedTitleWords] })
            }
          />
          <Always />
          <p>
            <Button type="submit" look="primary" disabled={isSame || isLacking}>
              {isConfirmed ? 'Apply' : 'Confirm'}
            </Button>
          </p>
        </Form>
        <AccessPreview choice={choice} isLacking={isLacking} />
      </div>
      {isAsking && (
        <ApplyAccess choice={choice} isFirst={!isConfirmed} onClose={() => setAsking(false)} />
      )}
    </section>
  )
}

function choiceOf(access: Access): Choice {
  const { mode, teamUserIds, teamLeadIds, workspaceIds, readFrom, excludedTitleWords } = access
  return {
    mode: access.confirmedAt === null ? access.advised : mode,
    teamUserIds: [...teamUserIds],
    teamLeadIds: [...teamLeadIds],
    workspaceIds: [...workspaceIds],
    readFrom,
    excludedTitleWords: [...excludedTitleWords],
  }
}

interface WorkspacesProps {
  readonly access: Access
  readonly choice: Choice
  readonly onChange: (part: Partial<Choice>) => void
}

/** None ticked means all: a company with one workspace is not asked. */
function Workspaces({ access: { workspaces }, choice, onChange }: WorkspacesProps) {
  const chosen = choice.workspaceIds ?? []
  if (workspaces.length < 2) return null
  const toggle = (id: string, isTicked: boolean) =>
    onChange({
      workspaceIds: isTicked ? [...chosen, id] : chosen.filter((one) => one !== id),
    })
  return (
    <fieldset className="ticks">
      <legend className="lab">Workspaces</legend>
      {workspaces.map(({ workspaceId, name }) => (
        <Checkbox
          key={workspaceId}
          label={name}
          checked={chosen.includes(workspaceId)}
          onChange={(isTicked) => toggle(workspaceId, isTicked)}
        />
      ))}
      <p className="hint">
        {chosen.length === 0 ? 'None is ticked, so all are read.' : 'Others are not read.'}
      </p>
    </fieldset>
  )
}

const ALWAYS = [
  'Private calls are never read beyond their date.',
  'Internal calls are never read beyond their date.',
  'Recordings are never copied.',
] as const

function Always() {
  return (
    <ul className="always small">
      {ALWAYS.map((line) => (
        <li key={line}>
          <Lock className="i" aria-hidden />
          {line}
        </li>
      ))}
    </ul>
  )
}
