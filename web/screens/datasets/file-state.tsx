/** How a file stands, and what it still waits for. */
import { FileCheck2 } from 'lucide-react'
import type { File } from '../../../src/records/dataset.ts'
import { State } from '../../parts/state.tsx'
import { clock } from '../../words.ts'
import { owedWords } from './owed-words.ts'
import { ItemState } from './states.tsx'

interface FileStateProps {
  readonly file: File
  /** Says nothing where all is well. */
  readonly onlyExceptions?: boolean
}

export function FileState({ file, onlyExceptions = false }: FileStateProps) {
  if (onlyExceptions && !isException(file)) return null
  if (file.status === null) {
    return (
      <State kind="off" icon={<FileCheck2 className="i" aria-hidden />}>
        As it was uploaded
      </State>
    )
  }
  return (
    <span className={onlyExceptions ? 'under' : undefined}>
      <ItemState
        of={file.status}
        name={file.status === 'succeeded' || file.status === 'unchanged' ? 'Current' : undefined}
      />
    </span>
  )
}

/** What is under way is told above the files. */
function isException({ status }: File): boolean {
  return (
    status === 'empty' ||
    status === 'skipped' ||
    status === 'failed' ||
    status === 'needs_confirmation'
  )
}

/** Calls whose transcript Gong has not made yet. */
export function OwedLine({ file }: { readonly file: File }) {
  if (file.owed === null || file.owed === 0) return null
  const next = file.nextLookAt === null ? null : clock(file.nextLookAt)
  return <span className="under small">{owedWords(file.owed, next)}</span>
}
