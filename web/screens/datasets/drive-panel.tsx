/** Documents of Google Drive: found by name, ticked, and read when the dataset is made. */
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { type ApiProblem, problemOf, useCall, useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/checkbox.tsx'
import { TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { type Sources, tickDocument } from './draft.ts'

interface DrivePanelProps {
  readonly sources: Sources
  readonly onChange: (change: (sources: Sources) => Sources) => void
}

export function DrivePanel(props: DrivePanelProps) {
  const state = useCall('get /google-drive', {})
  if (state.error) return <ProblemNote problem={state.error} />
  if (!state.data) return <SkeletonLines lines={4} />
  return state.data.isConnected ? <Documents {...props} /> : <ConnectDrive />
}

/** Goes to Google in this tab and comes back to this page; the draft waits in the browser. */
function ConnectDrive() {
  const start = useSend('post /oauth/google/start')
  const [problem, setProblem] = useState<ApiProblem>()
  const connect = async () => {
    try {
      const returnTo = window.location.pathname
      const { authorizeUrl } = await start.mutateAsync({ returnTo })
      window.location.assign(authorizeUrl)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <div className="prompt">
      <p>
        <b>Google Drive is not connected.</b>
      </p>
      <p className="small">
        Google asks whether Carryover may read documents, then brings you back here. What you have
        typed stays.
      </p>
      <Button look="primary" isBusy={start.isPending} onClick={() => void connect()}>
        Connect Google Drive
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </div>
  )
}

function Documents({ sources, onChange }: DrivePanelProps) {
  const [words, setWords] = useState('')
  const query = useDeferredValue(words.trim())
  const found = useCall('get /google-drive/documents', { query }, { keepsFormer: true })
  return (
    <div className="drive">
      <TextField
        label="Find documents by name"
        type="search"
        value={words}
        end={<Search className="i drive-icon" aria-hidden />}
        onChange={(event) => setWords(event.target.value)}
      />
      {found.error && <ProblemNote problem={found.error} />}
      {found.isPending && <SkeletonLines lines={5} />}
      {found.data?.data.length === 0 && (
        <p className="small dim">
          {query === '' ? 'No document in this Drive yet.' : `No document is called “${query}”.`}
        </p>
      )}
      <ul className="documents">
        {found.data?.data.map(({ documentId, name, modifiedAt }) => (
          <li key={documentId}>
            <Checkbox
              label={name}
              checked={sources.documents.some((one) => one.documentId === documentId)}
              onChange={() => onChange((former) => tickDocument(former, { documentId, name }))}
            />
            <span className="small dim">
              changed <Time at={modifiedAt} as="day" />
            </span>
          </li>
        ))}
      </ul>
      {found.data?.hasMore && (
        <p className="small dim">More were found; type more of the name to see them.</p>
      )}
    </div>
  )
}
