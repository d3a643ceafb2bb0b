/** How a dataset is kept in step, changed after it was made: at once for the switch, by Save for the rest. */
import { useState } from 'react'
import type { Schedule } from '../../../src/records/schedule.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Time } from '../../parts/time.tsx'
import { timeZone } from '../../words.ts'
import { calledOf } from './called.ts'
import type { TabProps } from './dataset.tsx'
import { nextRun, sendable } from './schedule-words.ts'
import { SyncState } from './states.tsx'
import { SyncFields, SyncSwitch } from './sync-fields.tsx'
import { SyncedTypes } from './synced-types.tsx'

export function SyncTab({ dataset, files }: TabProps) {
  const renewable = files.filter(({ source }) => source !== 'upload')
  const [sync, setSync] = useState<Schedule>(() => ownZone(dataset.sync))
  const [synced, setSynced] = useState<ReadonlySet<string>>(
    () => new Set(renewable.filter(({ isSynced }) => isSynced).map(({ fileId }) => fileId)),
  )
  const toast = useToast()
  const send = useSend('put /datasets/{datasetId}/sync', { invalidates: ['get /datasets'] })
  const next = nextRun(sync, new Date())
  const isPossible = !sync.isOn || 'at' in next

  const save = (now: Schedule, said: string) =>
    send.mutate(
      { ...now, datasetId: dataset.datasetId, syncedFileIds: [...synced] },
      { onSuccess: () => toast(said) },
    )
  const turn = (now: Schedule) => {
    setSync(now)
    if (now.isOn === sync.isOn) return
    if (!now.isOn) save(sendable(now, dataset.sync), 'Sync is off. Files stay as they are.')
    else if ('at' in nextRun(now, new Date())) save(now, 'Sync is on.')
  }
  if (renewable.length === 0) {
    return (
      <p className="small">
        Everything in this dataset was uploaded, and stays as it is. Add Gong data or a document in
        Settings to keep something in step.
      </p>
    )
  }
  return (
    <div className="compose">
      <section className="compose-block" aria-labelledby="sync-state">
        <h2 className="h" id="sync-state">
          State
        </h2>
        <div className="row-wide">
          <p>
            <SyncState of={dataset.syncState} />
            {dataset.nextSyncAt && (
              <span className="small">
                , next <Time at={dataset.nextSyncAt} />
              </span>
            )}
          </p>
          {dataset.syncStopped && <ProblemNote problem={dataset.syncStopped} />}
        </div>
      </section>
      <section className="compose-block" aria-labelledby="sync-plan">
        <h2 className="h" id="sync-plan">
          Plan
        </h2>
        <div>
          <SyncSwitch sync={sync} onChange={turn} />
          <SyncFields sync={sync} onChange={setSync} />
        </div>
      </section>
      <section className="compose-block" aria-labelledby="sync-types">
        <h2 className="h" id="sync-types">
          Types
        </h2>
        <SyncedTypes
          files={renewable.map(({ fileId, name, type }) => ({
            key: fileId,
            name: calledOf({ type, name }),
          }))}
          synced={synced}
          onChange={setSynced}
        />
      </section>
      <div className="compose-foot">
        <Button
          look="primary"
          isBusy={send.isPending}
          disabled={!isPossible}
          onClick={() => save(sync, 'Saved.')}
        >
          Save
        </Button>
        {send.error && <ProblemNote problem={send.error} />}
      </div>
    </div>
  )
}

/** A schedule that was never on has the server's zone; the person's own is the better offer. */
function ownZone(sync: Schedule): Schedule {
  return sync.isOn || sync.timeZone !== 'UTC' ? sync : { ...sync, timeZone: timeZone() }
}
