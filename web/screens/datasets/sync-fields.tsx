/** When a dataset is kept in step: the switch, how often, and the next time in words. */
import { useId } from 'react'
import type { Schedule } from '../../../src/records/schedule.ts'
import { Field, TextField } from '../../parts/field.tsx'
import { Select } from '../../parts/select.tsx'
import { Switch } from '../../parts/switch.tsx'
import { momentWords } from './day-words.ts'
import { nextRun, WEEKDAYS } from './schedule-words.ts'

const FREQUENCIES = [
  { value: 'hourly', label: 'Hourly' },
  { value: '6-hourly', label: 'Every 6 hours' },
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'cron', label: 'By cron' },
] as const

const DAYS = WEEKDAYS.map((label, index) => ({ value: String(index), label }))

interface SyncFieldsProps {
  readonly sync: Schedule
  readonly onChange: (sync: Schedule) => void
}

export function SyncSwitch({ sync, onChange }: SyncFieldsProps) {
  const next = nextRun(sync, new Date())
  const now = new Date()
  return (
    <Switch
      label={<b>Dataset Sync</b>}
      checked={sync.isOn}
      onChange={(isOn) => onChange({ ...sync, isOn })}
      hint={
        sync.isOn
          ? 'at' in next
            ? `Next: ${momentWords(next.at, now, sync.timeZone)} (${sync.timeZone})`
            : 'The next time is not known yet.'
          : 'Off: it is synced when you say so.'
      }
    />
  )
}

export function SyncFields({ sync, onChange }: SyncFieldsProps) {
  const zones = useId()
  const next = nextRun(sync, new Date())
  const wrong = 'wrong' in next ? next : undefined
  const errorOf = (field: 'at' | 'cron' | 'timeZone') =>
    wrong?.wrong === field ? wrong.why : undefined
  return (
    <div className="syncset">
      <Field label="How often">
        {(ties) => (
          <Select
            {...ties}
            value={sync.frequency}
            options={FREQUENCIES}
            onChange={(frequency) => onChange({ ...sync, frequency })}
          />
        )}
      </Field>
      {sync.frequency === 'weekly' && (
        <Field label="On">
          {(ties) => (
            <Select
              {...ties}
              value={String(sync.weekday)}
              options={DAYS}
              onChange={(day) => onChange({ ...sync, weekday: Number(day) })}
            />
          )}
        </Field>
      )}
      {sync.frequency === 'cron' ? (
        <TextField
          label="Cron, five fields"
          isMono
          className="cron"
          value={sync.cron}
          error={errorOf('cron')}
          onChange={(event) => onChange({ ...sync, cron: event.target.value })}
        />
      ) : (
        <TextField
          label={sync.frequency === 'hourly' || sync.frequency === '6-hourly' ? 'From' : 'At'}
          className="at"
          inputMode="numeric"
          placeholder="06:00"
          maxLength={5}
          value={sync.at}
          error={errorOf('at')}
          onChange={(event) => onChange({ ...sync, at: event.target.value })}
        />
      )}
      <TextField
        label="Time zone"
        className="zone"
        list={zones}
        value={sync.timeZone}
        error={errorOf('timeZone')}
        onChange={(event) => onChange({ ...sync, timeZone: event.target.value })}
      />
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  )
}
