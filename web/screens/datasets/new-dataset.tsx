/** Composing a dataset: its name, its sources, the files they make, and how it is kept in step. */
import './datasets.css'
import './compose.css'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type ApiProblem, problemOf, useCall, useSend } from '../../api.ts'
import { Page } from '../../frame/frame.tsx'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { TYPE_NAMES } from '../../parts/data-types.ts'
import { TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { bytes, clock, counted } from '../../words.ts'
import {
  countSources,
  type Draft,
  type DraftField,
  mistakesOf,
  optionMistakes,
  requestOf,
  type Sources,
} from './draft.ts'
import { GongOptionsFields } from './gong-options.tsx'
import { type GongState, useCheckedGong } from './gong-panel.tsx'
import { nextRun } from './schedule-words.ts'
import { SourcePicker } from './source-picker.tsx'
import { StagedFiles } from './staged-files.tsx'
import { sumOf } from './staged-sum.ts'
import { SyncFields, SyncSwitch } from './sync-fields.tsx'
import { SyncedTypes } from './synced-types.tsx'
import { type KeptDraft, useDraft } from './use-draft.ts'
import { type Estimates, useEstimates } from './use-estimates.ts'

const CRUMBS = [{ label: 'Datasets', to: '/datasets' }]

export function NewDataset() {
  const me = useCall('get /me', {})
  if (!me.data) return <Page title="New dataset" breadcrumb={CRUMBS} children={null} />
  return <Composer memberId={me.data.member.memberId} />
}

function Composer({ memberId }: { readonly memberId: string }) {
  const kept = useDraft(memberId)
  const gong = useCheckedGong()
  const { create, isBusy, problem, mistakes } = useCreation(kept)
  const { draft, change } = kept
  const estimates = useEstimates(draft.sources.staged, draft.options, isUsable(gong))
  const form = useFocusOnMistake(mistakes)
  const navigate = useNavigate()
  const changeSources = (turn: (sources: Sources) => Sources) =>
    change((former) => ({ sources: turn(former.sources) }))
  const discard = () => {
    kept.forget()
    void navigate({ to: '/datasets' })
  }
  return (
    <Page
      title="New dataset"
      breadcrumb={CRUMBS}
      actions={
        <>
          <CheckedAt gong={gong} />
          <Button look="quiet" onClick={discard}>
            Cancel
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className="compose"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        {problem && <ProblemNote problem={problem} />}
        <NameBlock draft={draft} change={change} mistakes={mistakes} />
        <section className="compose-block" aria-labelledby="block-sources">
          <h2 className="h" id="block-sources">
            Sources
          </h2>
          <SourcePicker
            gong={gong}
            sources={draft.sources}
            onChange={changeSources}
            options={draft.options}
            estimates={estimates}
            error={mistakes.sources}
            optionFields={
              <GongOptionsFields
                options={draft.options}
                onChange={(options) => change({ options })}
                mistakes={{ ...optionMistakes(draft.options) }}
              />
            }
          />
        </section>
        <section className="compose-block" aria-labelledby="block-files">
          <h2 className="h" id="block-files">
            Files
          </h2>
          {countSources(draft.sources) === 0 ? (
            <p className="small dim">
              Nothing added yet. Each type, upload or document becomes a file.
            </p>
          ) : (
            <div>
              <StagedFiles sources={draft.sources} estimates={estimates} onChange={changeSources} />
              {estimates.problem && <ProblemNote problem={estimates.problem} />}
            </div>
          )}
        </section>
        <SyncBlock draft={draft} change={change} />
        <div className="compose-foot sticky">
          <Button look="primary" type="submit" isBusy={isBusy}>
            Create dataset
          </Button>
          <p className="small">
            <Total draft={draft} estimates={estimates} />
          </p>
        </div>
      </form>
    </Page>
  )
}

function NameBlock({
  draft,
  change,
  mistakes,
}: Pick<KeptDraft, 'draft' | 'change'> & {
  readonly mistakes: Partial<Record<DraftField, string>>
}) {
  return (
    <section className="compose-block">
      <h2 className="h">Name</h2>
      <div className="pairf">
        <TextField
          label="Name"
          value={draft.name}
          error={mistakes.name}
          autoComplete="off"
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label="What it is for"
          isOptional
          value={draft.description}
          maxLength={2_000}
          autoComplete="off"
          onChange={(event) => change({ description: event.target.value })}
        />
      </div>
    </section>
  )
}

function SyncBlock({ draft, change }: Pick<KeptDraft, 'draft' | 'change'>) {
  const { staged } = draft.sources
  return (
    <section className="compose-block" aria-labelledby="block-sync">
      <h2 className="h" id="block-sync">
        Keep in step
      </h2>
      <div>
        <SyncSwitch sync={draft.sync} onChange={(sync) => change({ sync })} />
        {draft.sync.isOn && (
          <>
            <SyncFields sync={draft.sync} onChange={(sync) => change({ sync })} />
            {staged.length > 0 && (
              <div className="syncset">
                <SyncedTypes
                  files={staged.map((slug) => ({ key: slug, name: TYPE_NAMES[slug] }))}
                  synced={new Set(staged.filter((slug) => !draft.unsynced.includes(slug)))}
                  onChange={(synced) =>
                    change({ unsynced: staged.filter((slug) => !synced.has(slug)) })
                  }
                />
              </div>
            )}
          </>
        )}
      </div>
    </section>
  )
}

/** What pressing the button will do, always in sight beside it. */
function Total({ draft, estimates }: { readonly draft: Draft; readonly estimates: Estimates }) {
  const { files, sizeBytes, requests, isWhole } = sumOf(draft.sources, estimates.of)
  if (files === 0) return <span className="dim">Nothing added yet.</span>
  const parts = [
    counted(files, 'file'),
    ...(isWhole ? [`~${bytes(sizeBytes)}`] : []),
    ...(requests === null || !isWhole ? [] : [`about ${counted(requests, 'Gong call')}`]),
  ]
  return (
    <>
      {parts.join(', ')}. <span className="dim">It is safe to leave the page meanwhile.</span>
    </>
  )
}

function CheckedAt({ gong }: { readonly gong: GongState }) {
  if (gong.isChecking || !gong.connection?.checkedAt || gong.problem) return null
  return <span className="asof">Gong connected, checked {clock(gong.connection.checkedAt)}</span>
}

function isUsable({ connection, isChecking, problem }: GongState): boolean {
  return connection?.status === 'connected' && !isChecking && problem === null
}

/** Makes the dataset once, however often the button is pressed, and leads to it. */
function useCreation({ draft, forget }: KeptDraft) {
  const send = useSend('post /datasets', { invalidates: ['get /datasets'] })
  const navigate = useNavigate()
  const toast = useToast()
  const isUnderWay = useRef(false)
  const [mistakes, setMistakes] = useState<Partial<Record<DraftField, string>>>({})
  const [problem, setProblem] = useState<ApiProblem>()

  const create = async (): Promise<void> => {
    if (isUnderWay.current) return
    const found = mistakesFor(draft)
    setMistakes(found)
    if (Object.keys(found).length > 0) return
    isUnderWay.current = true
    setProblem(undefined)
    try {
      const { dataset } = await send.mutateAsync(requestOf(draft))
      forget()
      toast(`${dataset.name} is made.`)
      await navigate({ to: `/datasets/${dataset.datasetId}` })
    } catch (error) {
      setProblem(problemOf(error))
      isUnderWay.current = false
    }
  }
  return { create, isBusy: send.isPending, problem, mistakes }
}

function mistakesFor(draft: Draft): Partial<Record<DraftField | 'sync', string>> {
  const found = mistakesOf(draft)
  const next = draft.sync.isOn ? nextRun(draft.sync, new Date()) : undefined
  return next && 'why' in next ? { ...found, sync: next.why } : found
}

/** Leads to the first field in which something is wrong. */
function useFocusOnMistake(mistakes: object) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(mistakes).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error]')?.focus()
  }, [mistakes])
  return form
}
