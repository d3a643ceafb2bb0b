/** What stands in the way of a dataset just now, in one sentence, with the button that mends it. */
import { Link } from '@tanstack/react-router'
import { Lock, Unplug } from 'lucide-react'
import type { Connection } from '../../../src/records/connection.ts'
import type { Run, RunItem } from '../../../src/records/dataset.ts'
import type { KeptProblem } from '../../../src/records/problems.ts'
import { problemOf, useCall, useSend } from '../../api.ts'
import { Banner } from '../../frame/banner.tsx'
import { useToast } from '../../frame/toasts.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { MendingButton } from '../../parts/problem.tsx'
import { counted, moment } from '../../words.ts'
import { calledOf } from './called.ts'
import type { TabProps } from './dataset.tsx'
import { mayRetry } from './item-words.ts'
import { isMissing, namesWords } from './run-figure.ts'
import type { RunActs } from './use-run-acts.ts'

export function DatasetBanner({ dataset, runs, acts }: TabProps) {
  const { isConnected, isTold } = useStanding()
  const { syncStopped, syncState } = dataset
  if (syncStopped && isConnected) return <Resumable problem={syncStopped} />
  if (syncState === 'not_connected') return <NotConnected />
  if (syncStopped && isTold) return null
  if (syncStopped) {
    return (
      <Banner kind="bad" action={<MendingButton problem={syncStopped} />}>
        <b>{syncStopped.message}</b> Sync stopped, files stay. {syncStopped.fix}
      </Banner>
    )
  }
  const newest = runs[0]
  if (newest?.status === 'partial') return <Partial run={newest} acts={acts} />
  if (newest?.status === 'failed' && !isTold) return <Failed run={newest} acts={acts} />
  return null
}

/** `isTold`: a connection that needs an act is told on every page; twice would be noise. */
function useStanding(): { readonly isConnected: boolean; readonly isTold: boolean } {
  const { data } = useCall('get /connections', {}, { staleTime: 30_000 })
  const has = (wanted: Connection['status']) =>
    data?.data.some(({ kind, status }) => kind === 'personal' && status === wanted) ?? false
  return { isConnected: has('connected'), isTold: has('action_required') }
}

/** What stopped it is over, and nobody has said yet that it shall go on. All that stopped so go on together. */
function Resumable({ problem }: { readonly problem: KeptProblem }) {
  const toast = useToast()
  const { data } = useCall('get /connections/resumable', {})
  const resume = useSend('post /connections:resume', { invalidates: ['get /datasets'] })
  const stopped = data?.schedules ?? 1
  // Awaited: the banner is gone as soon as they go on.
  const start = async () => {
    try {
      const { schedules } = await resume.mutateAsync({})
      toast(`${counted(schedules, 'schedule')} on again.`)
    } catch (error) {
      const { detail, fix } = problemOf(error)
      toast(`${detail} ${fix}`)
    }
  }
  return (
    <Banner
      kind="warn"
      action={
        <Button isSmall isBusy={resume.isPending} onClick={() => void start()}>
          {stopped > 1 ? `Resume all ${stopped} schedules` : 'Resume'}
        </Button>
      }
    >
      <b>Sync is stopped, files stay.</b>{' '}
      {problem.code === 'D-NO-CONN'
        ? 'It ended with the former connection; Gong is connected again.'
        : problem.message}
    </Banner>
  )
}

function NotConnected() {
  return (
    <Banner
      kind="warn"
      icon={<Unplug className="i" aria-hidden />}
      action={
        <ButtonLink isSmall to="/integrations?connect=token">
          Connect
        </ButtonLink>
      }
    >
      <b>Gong is not connected.</b> Files stay available. Sync stopped.
    </Banner>
  )
}

interface RunBannerProps {
  readonly run: Run
  readonly acts: RunActs
}

function Partial({ run, acts }: RunBannerProps) {
  const asking = run.items.filter((item) => item.status === 'needs_confirmation')
  if (asking.length > 0) return <Asking run={run} items={asking} />
  const missing = run.items.filter(isMissing)
  const first = missing[0]
  const isScope = missing.every((item) => item.problem?.code === 'D-SCOPE')
  return (
    <Banner
      kind="warn"
      icon={isScope ? <Lock className="i" aria-hidden /> : undefined}
      action={
        <span className="banner-acts">
          {first?.problem && isScope && <MendingButton problem={first.problem} />}
          <RetryMissing run={run} missing={missing} acts={acts} />
        </span>
      }
    >
      <b>
        {namesWords(missing.map(calledOf))} were left out {moment(run.createdAt)}.
      </b>{' '}
      {first?.problem?.message} {restWords(run, missing)}
    </Banner>
  )
}

function restWords(run: Run, missing: readonly RunItem[]): string {
  const others = run.items.length - missing.length
  if (others === 0) return ''
  return others === 1 ? 'The other type was imported.' : `The other ${others} were imported.`
}

function RetryMissing({
  run,
  missing,
  acts,
}: RunBannerProps & { readonly missing: readonly RunItem[] }) {
  const retryable = missing.filter((item) => item.problem === null || mayRetry(item.problem))
  const [only] = retryable
  if (only === undefined) return null
  return (
    <Button
      isSmall
      isBusy={acts.isBusy}
      onClick={() => void acts.retry(run, { fileIds: retryable.map(({ fileId }) => fileId) })}
    >
      {retryable.length === 1 ? `Retry ${calledOf(only)}` : `Retry ${retryable.length} types`}
    </Button>
  )
}

function Asking({ run, items }: { readonly run: Run; readonly items: readonly RunItem[] }) {
  const gone = items.reduce((sum, item) => sum + (item.removedRecords ?? 0), 0)
  return (
    <Banner
      kind="warn"
      action={
        <ButtonLink isSmall to={`/datasets/${run.datasetId}/runs/${run.runId}`}>
          Look and decide
        </ButtonLink>
      }
    >
      <b>
        {gone} records of {namesWords(items.map(calledOf))} are gone from Gong.
      </b>{' '}
      That is more than a sync takes out by itself; the file stays as it was until you decide.
    </Banner>
  )
}

function Failed({ run, acts }: RunBannerProps) {
  const problem = run.problem ?? run.items.find((item) => item.problem)?.problem
  return (
    <Banner
      kind="bad"
      action={
        <span className="banner-acts">
          {problem && <MendingButton problem={problem} />}
          {(!problem || mayRetry(problem)) && (
            <Button isSmall isBusy={acts.isBusy} onClick={() => void acts.retry(run)}>
              Try again
            </Button>
          )}
        </span>
      }
    >
      <b>
        <Link to={`/datasets/${run.datasetId}/runs/${run.runId}`}>Run {run.number}</Link> failed{' '}
        {moment(run.createdAt)}.
      </b>{' '}
      {problem && `${problem.message} ${problem.fix} `}The files are as they were.
    </Banner>
  )
}
