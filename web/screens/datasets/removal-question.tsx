/** More records are gone from Gong than a sync takes out by itself: a person decides, and until then the file stays as it was. */
import { useState } from 'react'
import type { Run, RunItem } from '../../../src/records/dataset.ts'
import { Button } from '../../parts/button.tsx'
import { counted } from '../../words.ts'
import { isLive } from './run-figure.ts'
import type { RunActs } from './use-run-acts.ts'

interface RemovalQuestionProps {
  readonly run: Run
  readonly item: RunItem
  readonly acts: RunActs
}

export function RemovalQuestion({ run, item, acts }: RemovalQuestionProps) {
  const key = `carryover.kept.${run.runId}.${item.fileId}`
  const [isKept, setKept] = useState(() => localStorage.getItem(key) !== null)
  if (isKept) {
    return (
      <p className="dim">
        You kept them: the file stays as it was. The next sync asks again if they are still gone.
      </p>
    )
  }
  return (
    <>
      <p>{item.problem?.message}</p>
      <p className="dim">
        {item.removedRecords === null
          ? 'They would vanish from the file.'
          : `${counted(item.removedRecords, 'record')} would vanish from the file.`}{' '}
        Until you decide, it stays as it was; former versions are kept either way.
      </p>
      <p className="mend-acts">
        <Button
          isSmall
          onClick={() => {
            localStorage.setItem(key, new Date().toISOString())
            setKept(true)
          }}
        >
          Keep them
        </Button>
        {!isLive(run.status) && (
          <Button
            isSmall
            look="danger"
            isBusy={acts.isBusy}
            onClick={() => void acts.retry(run, { fileIds: [item.fileId], mayRemove: true })}
          >
            Remove them from the file
          </Button>
        )}
      </p>
    </>
  )
}
