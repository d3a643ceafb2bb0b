/** Files of one's own: picked or dropped, sent at once, kept until the dataset is made. */
import { Upload as UploadIcon } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import type { Upload } from '../../../src/records/dataset.ts'
import { type ApiProblem, problemOf, sendForm } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { bytes } from '../../words.ts'
import type { Sources } from './draft.ts'

interface Sending {
  readonly key: number
  readonly name: string
  readonly sizeBytes: number
  /** 0 to 1; 1 while the server draws out the text. */
  readonly share: number
  readonly problem: ApiProblem | undefined
}

const TAKEN = '.txt,.md,.pdf,.docx,.csv'

interface UploadPanelProps {
  readonly onChange: (change: (sources: Sources) => Sources) => void
}

export function UploadPanel({ onChange }: UploadPanelProps) {
  const { sendings, send, forget } = useSendings(onChange)
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send([...event.dataTransfer.files])
  }
  return (
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <UploadIcon className="drop-icon" aria-hidden />
      <p>
        Drop files here, or{' '}
        <button type="button" className="linklike" onClick={() => input.current?.click()}>
          pick them
        </button>
      </p>
      <p className="small dim">txt, md, pdf, docx or csv, at most 50 MB each</p>
      <input
        ref={input}
        className="hush"
        type="file"
        multiple
        accept={TAKEN}
        tabIndex={-1}
        aria-label="Pick files"
        onChange={(event) => {
          void send([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {sendings.length > 0 && (
        <ul className="sendings" aria-live="polite">
          {sendings.map((sending) => (
            <SendingRow key={sending.key} sending={sending} onForget={forget} />
          ))}
        </ul>
      )}
    </div>
  )
}

function SendingRow({
  sending,
  onForget,
}: {
  readonly sending: Sending
  readonly onForget: (key: number) => void
}) {
  if (sending.problem) {
    return (
      <li>
        <ProblemNote
          problem={sending.problem}
          action={
            <Button isSmall onClick={() => onForget(sending.key)}>
              Leave {sending.name} out
            </Button>
          }
        />
      </li>
    )
  }
  return (
    <li className="sending">
      <span>
        {sending.name} <span className="dim">{bytes(sending.sizeBytes)}</span>
      </span>
      <progress value={sending.share} aria-label={`Sending ${sending.name}`} />
      <span className="small dim">
        {sending.share < 1 ? `${Math.round(sending.share * 100)} %` : 'drawing out the text'}
      </span>
    </li>
  )
}

/** Files on their way. What arrives becomes an upload of the draft; what is refused stays with the server's sentence. */
function useSendings(onChange: UploadPanelProps['onChange']) {
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  const next = useRef(0)
  const forget = (key: number) =>
    setSendings((former) => former.filter((sending) => sending.key !== key))
  const change = (key: number, now: Partial<Sending>) =>
    setSendings((former) => former.map((one) => (one.key === key ? { ...one, ...now } : one)))

  const sendOne = async (file: File) => {
    next.current += 1
    const key = next.current
    const sending = { key, name: file.name, sizeBytes: file.size, share: 0, problem: undefined }
    setSendings((former) => [...former, sending])
    const form = new FormData()
    form.append('file', file)
    try {
      const answer = await sendForm('/uploads', form, (share) => change(key, { share }))
      const upload = uploadOf(answer)
      onChange((former) => ({ ...former, uploads: [...former.uploads, upload] }))
      forget(key)
    } catch (error) {
      change(key, { problem: problemOf(error) })
    }
  }
  return {
    sendings,
    forget,
    /** One after the other, so that a slow line carries one whole rather than ten halves. */
    send: async (files: readonly File[]) => {
      for (const file of files) await sendOne(file)
    },
  }
}

function uploadOf(answer: unknown): Pick<Upload, 'uploadId' | 'name' | 'sizeBytes'> {
  if (typeof answer === 'object' && answer !== null && 'uploadId' in answer && 'name' in answer) {
    const sizeBytes = 'sizeBytes' in answer ? Number(answer.sizeBytes) : 0
    return { uploadId: String(answer.uploadId), name: String(answer.name), sizeBytes }
  }
  throw new Error('The answer to an upload names none.')
}
