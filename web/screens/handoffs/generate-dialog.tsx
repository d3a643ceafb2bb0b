/** Asks who is to fill the handoff in, from which calls; and shows what would leave the house before it does. */
import { useState } from 'react'
import type { Handoff } from '../../../src/records/handoff.ts'
import type { Period } from '../../../src/records/moment.ts'
import { useCall } from '../../api.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/checkbox.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { PERIOD_OPTIONS } from '../../parts/periods.ts'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { day } from '../../words.ts'
import { SentPreview } from './sent-preview.tsx'
import type { HandoffActs } from './use-handoff-acts.ts'

interface GenerateDialogProps {
  readonly handoff: Handoff
  readonly acts: HandoffActs
  readonly onClose: () => void
}

type Level = 'built-in' | 'model'

export function GenerateDialog({ handoff, acts, onClose }: GenerateDialogProps) {
  const { accountId, made } = handoff
  const [level, setLevel] = useState<Level>('built-in')
  const [period, setPeriod] = useState<Period>('all')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [instruction, setInstruction] = useState('')
  const calls = useCall('get /accounts/{accountId}/calls', { accountId, limit: 100 })
  const withText = (calls.data?.data ?? []).filter(({ transcript }) => transcript === 'here')
  const chosen = withText.filter(({ callId }) => !left.has(callId))
  const toggle = (callId: string, isOn: boolean) => {
    const now = new Set(left)
    if (isOn) now.delete(callId)
    else now.add(callId)
    setLeft(now)
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={made ? 'Generate again' : 'Generate the handoff'}
      verb={made ? 'Generate again' : 'Generate'}
      look="primary"
      isDisabled={calls.data !== undefined && chosen.length === 0}
      onConfirm={() =>
        acts.generate({
          level,
          period,
          // All of them needs no list: calls that come meanwhile count as well.
          callIds: left.size === 0 ? [] : chosen.map(({ callId }) => callId),
          ...(level === 'model' &&
            instruction.trim() !== '' && { instruction: instruction.trim() }),
        })
      }
    >
      <p className="small">What people wrote or confirmed stays as it is.</p>
      <LevelChoice level={level} onChange={setLevel} />
      <Field label="How far back">
        {(ties) => (
          <Select {...ties} value={period} onChange={setPeriod} options={PERIOD_OPTIONS} />
        )}
      </Field>
      <fieldset className="call-choice">
        <legend className="lab">From these calls</legend>
        {!calls.data && <SkeletonLines lines={3} height="22px" />}
        {calls.data && withText.length === 0 && (
          <p className="small">No call has a transcript yet.</p>
        )}
        {withText.map(({ callId, title, startedAt }) => (
          <Checkbox
            key={callId}
            checked={!left.has(callId)}
            onChange={(isOn) => toggle(callId, isOn)}
            label={title}
            hint={day(startedAt)}
          />
        ))}
      </fieldset>
      {level === 'model' && (
        <>
          <Field
            label="Say something to the model as well"
            isOptional
            hint="Sentences that the calls do not prove are left out, whatever is asked here."
          >
            {(ties) => (
              <textarea
                {...ties}
                className="in"
                rows={2}
                maxLength={1_000}
                value={instruction}
                onChange={(event) => setInstruction(event.target.value)}
              />
            )}
          </Field>
          <SentPreview accountId={accountId} />
        </>
      )}
    </ConfirmDialog>
  )
}

function LevelChoice({
  level,
  onChange,
}: {
  readonly level: Level
  readonly onChange: (level: Level) => void
}) {
  const { data } = useCall('get /settings/ai', {}, { staleTime: 30_000 })
  const isOff = data === undefined || data.provider === 'off'
  return (
    <fieldset className="level-choice">
      <legend className="lab">Who writes</legend>
      <label>
        <input
          type="radio"
          name="level"
          checked={level === 'built-in'}
          onChange={() => onChange('built-in')}
        />
        <span>
          Built-in engine
          <small>Works on this installation; nothing is sent anywhere.</small>
        </span>
      </label>
      <label>
        <input
          type="radio"
          name="level"
          disabled={isOff}
          checked={level === 'model'}
          onChange={() => onChange('model')}
        />
        <span>
          {isOff ? 'A model outside' : (data.model ?? 'The model')}
          <small>
            {isOff
              ? 'None is set up.'
              : 'Words of these calls are sent to it, for the answers and for their risks; below is exactly which.'}
          </small>
        </span>
      </label>
      {data?.provider === 'off' && (
        <ButtonLink isSmall look="quiet" to="/settings/ai">
          Set up a model
        </ButtonLink>
      )}
    </fieldset>
  )
}
