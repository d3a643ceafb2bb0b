/** What can be changed of a dataset after it was made, more sources for it, and its end. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Dataset } from '../../../src/records/dataset.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { counted } from '../../words.ts'
import { AddSources } from './add-sources.tsx'
import type { TabProps } from './dataset.tsx'
import { type GongOptions, optionMistakes } from './draft.ts'
import { GongOptionsFields } from './gong-options.tsx'

export function SettingsTab({ dataset, files, runs }: TabProps) {
  return (
    <div className="compose">
      <Properties dataset={dataset} />
      <section className="compose-block" aria-labelledby="settings-sources">
        <h2 className="h" id="settings-sources">
          Add sources
        </h2>
        <AddSources dataset={dataset} files={files} />
      </section>
      <section className="compose-block" aria-labelledby="settings-delete">
        <h2 className="h" id="settings-delete">
          Delete
        </h2>
        <DeleteDataset dataset={dataset} runs={runs[0]?.number ?? 0} />
      </section>
    </div>
  )
}

function optionsOf(dataset: Dataset): GongOptions {
  return {
    limit: dataset.recordLimit,
    from: dataset.readFrom?.slice(0, 10) ?? '',
    statsDays: dataset.statsDays,
  }
}

function Properties({ dataset }: { readonly dataset: Dataset }) {
  const toast = useToast()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(dataset.name)
  const [description, setDescription] = useState(dataset.description)
  const [options, setOptions] = useState(() => optionsOf(dataset))
  const [tries, setTries] = useState(0)
  const send = useSend('patch /datasets/{datasetId}', { invalidates: ['get /datasets'] })
  const mistakes = optionMistakes(options)
  const nameError = nameMistake(name)
  const isWrong = nameError !== undefined || Object.keys(mistakes).length > 0

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])

  const save = () => {
    if (isWrong) return setTries(tries + 1)
    send.mutate(
      {
        datasetId: dataset.datasetId,
        name: name.trim(),
        description: description.trim(),
        recordLimit: options.limit,
        readFrom: options.from === '' ? null : options.from,
        statsDays: options.statsDays,
      },
      { onSuccess: () => toast('Saved. The next sync reads with these settings.') },
    )
  }
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <section className="compose-block">
        <h2 className="h">Name</h2>
        <div className="pairf">
          <TextField
            label="Name"
            value={name}
            error={nameError}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            label="What it is for"
            isOptional
            value={description}
            maxLength={2_000}
            onChange={(event) => setDescription(event.target.value)}
          />
        </div>
      </section>
      <section className="compose-block" aria-labelledby="settings-range">
        <h2 className="h" id="settings-range">
          How much
        </h2>
        <div>
          <GongOptionsFields options={options} onChange={setOptions} mistakes={mistakes} />
          <div className="compose-foot flush">
            <Button look="primary" type="submit" isBusy={send.isPending}>
              Save
            </Button>
            {send.error && <ProblemNote problem={send.error} />}
          </div>
        </div>
      </section>
    </form>
  )
}

function nameMistake(name: string): string | undefined {
  const { length } = name.trim()
  if (length === 0) return 'Give the dataset a name.'
  return length > 120 ? `At most 120 characters; this has ${length}.` : undefined
}

function DeleteDataset({ dataset, runs }: { readonly dataset: Dataset; readonly runs: number }) {
  const navigate = useNavigate()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const remove = useSend('delete /datasets/{datasetId}')
  const close = () => {
    setOpen(false)
    setTyped('')
  }
  return (
    <div className="row-wide">
      <p className="small">
        Takes away {counted(dataset.files, 'file')} with all versions and the history of{' '}
        {counted(runs, 'run')}. Gong and your documents are not touched.
      </p>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete dataset
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={close}
        title="Delete this dataset"
        verb="Delete dataset"
        isDisabled={typed.trim() !== dataset.name}
        onConfirm={async () => {
          await remove.mutateAsync({ datasetId: dataset.datasetId })
          toast(`${dataset.name} is deleted.`)
          await navigate({ to: '/datasets' })
        }}
      >
        <p>This cannot be undone. To go on, type the name of the dataset:</p>
        <p>
          <b>{dataset.name}</b>
        </p>
        <TextField
          label="Name of the dataset"
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </ConfirmDialog>
    </div>
  )
}
