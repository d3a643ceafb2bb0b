/** Accounts from a CSV file: which column is what, and what would come of it, before anything is written. */
import { Upload } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import type { ImportMapping } from '../../../src/records/account-import.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { counted } from '../../words.ts'
import { ImportPreview } from './import-preview.tsx'

interface Chosen {
  readonly name: string
  readonly csv: string
}

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const toast = useToast()
  const [chosen, setChosen] = useState<Chosen>()
  const preview = useSend('post /accounts:import')
  const apply = useSend('post /accounts:import', { invalidates: ['get /accounts'] })
  const look = (file: Chosen, mapping?: ImportMapping) =>
    preview.mutate({ csv: file.csv, ...(mapping && { mapping }), isApplied: false })
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    const next = { name: file.name, csv: await dataUrlOf(file) }
    setChosen(next)
    look(next)
  }
  const found = preview.data
  const adds = found ? found.newAccounts + found.knownAccounts : 0
  const write = async () => {
    if (!chosen || !found) return
    const made = await apply.mutateAsync({
      csv: chosen.csv,
      mapping: found.mapping,
      isApplied: true,
    })
    toast(`${counted(made.newAccounts, 'account')} added. Their calls are being looked for.`)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Import accounts"
      description={chosen ? chosen.name : 'A CSV file with a row for each customer.'}
      size="wide"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          {found && (
            <Button
              look="primary"
              isBusy={apply.isPending}
              disabled={adds === 0 || preview.isPending}
              onClick={() => void write().catch(() => 'apply.error shows it')}
            >
              Import {counted(adds, 'account')}
            </Button>
          )}
        </>
      }
    >
      <div className="dialog-body">
        {!chosen && <DropBox onFile={(file) => void choose(file)} />}
        {preview.error && (
          <ProblemNote
            problem={preview.error}
            action={
              <Button isSmall onClick={() => setChosen(undefined)}>
                Choose another file
              </Button>
            }
          />
        )}
        {chosen && found && (
          <ImportPreview found={found} onMapping={(mapping) => look(chosen, mapping)} />
        )}
        {apply.error && <ProblemNote problem={apply.error} />}
      </div>
    </Dialog>
  )
}

/** The bytes as they are: the server finds out how they are written. */
function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('loadend', () => {
      if (typeof reader.result === 'string') resolve(reader.result)
      else reject(reader.error ?? new Error(`${file.name} cannot be read.`))
    })
    reader.readAsDataURL(file)
  })
}

function DropBox({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <div
      className={isOver ? 'csv-drop over' : 'csv-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Upload className="i" aria-hidden />
      <p>
        Drop a CSV here, or{' '}
        <button type="button" className="linklike" onClick={() => input.current?.click()}>
          pick one
        </button>
      </p>
      <p className="small dim">
        Columns may be called anything: name, domain, contact e-mails, CRM ids, owner, stage,
        kickoff
      </p>
      <input
        ref={input}
        className="hush"
        type="file"
        accept=".csv,text/csv"
        tabIndex={-1}
        aria-label="Pick a CSV file"
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </div>
  )
}
