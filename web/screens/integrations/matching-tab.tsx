/** How calls were matched to accounts: by which rule, how many were not, and what would help. */
import '../accounts/accounts.css'
import '../accounts/account.css'
import './access.css'
import type { MatchingReport } from '../../../src/records/access.ts'
import { useCall } from '../../api.ts'
import { Derived } from '../../parts/origin.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { count, counted } from '../../words.ts'
import { useAccountSync } from '../accounts/use-account-sync.ts'
import { useReader } from '../accounts/use-people.ts'
import { AskAnAdmin } from './ask-an-admin.tsx'
import { MatchingDonut } from './matching-donut.tsx'
import { matchingShares } from './matching-shares.ts'
import { Unmatched } from './unmatched.tsx'

const HOW =
  'A call can be found by several rules. The table counts it under each; the ring divides the linked calls in the same proportions.'

export function MatchingTab() {
  const { state } = useAccountSync()
  const me = useCall('get /me', {}, { staleTime: 30_000 })
  const { isAdmin } = useReader()
  const isMoving = state?.status === 'running' || state?.status === 'queued'
  const { data: report, error } = useCall(
    'get /matching',
    {},
    { enabled: isAdmin, refetchInterval: isMoving ? 3_000 : false },
  )
  if (state === undefined || me.data === undefined) return <SkeletonLines lines={6} />
  if (!isAdmin) return <AskAnAdmin state={state} />
  if (error) return <ProblemNote problem={error} />
  if (!report) return <SkeletonLines lines={6} />
  return (
    <div className="matching">
      <Report report={report} />
      <Unmatched unmatched={report.unmatched} />
    </div>
  )
}

function Report({ report }: { readonly report: MatchingReport }) {
  const shares = matchingShares(report)
  const { open, linked, unmatched, internal, private: hidden, excluded, owedTranscripts } = report
  return (
    <section aria-labelledby="matching-head">
      <div className="head">
        <h2 id="matching-head">Calls and their accounts</h2>
        <Derived how={HOW} />
      </div>
      <figure className="matching-figure">
        <MatchingDonut shares={shares} open={open} />
        <div>
          <figcaption className="chart-says">
            {open === 0
              ? 'No call has been listed yet.'
              : `${counted(linked, 'call')} of ${count(open)} belong to an account; ${count(unmatched)} to none yet.`}
          </figcaption>
          <ShareTable report={report} />
        </div>
      </figure>
      <p className="small matching-rest">
        <span>{counted(internal, 'internal call')} never read</span>
        <span>{count(hidden)} private</span>
        <span>{count(excluded)} left out by access</span>
        {owedTranscripts > 0 && <span>{counted(owedTranscripts, 'transcript')} on the way</span>}
      </p>
      {report.tip && <p className="small tip">{report.tip}</p>}
    </section>
  )
}

function ShareTable({ report }: { readonly report: MatchingReport }) {
  const { open } = report
  return (
    <table className="t share-table">
      <caption className="hush">Calls by the rules that hold for them</caption>
      <thead>
        <tr>
          <th scope="col">Found by</th>
          <th scope="col" className="num">
            Calls
          </th>
          <th scope="col" className="num">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {matchingShares(report).map(({ key, name, calls }) => (
          <tr key={key}>
            <td>
              <span className="swatch" data-rule={key} aria-hidden />
              {name}
            </td>
            <td className="num">{count(calls)}</td>
            <td className="num">
              {open === 0 ? '–' : `${Math.round((calls / open) * 100)}\u2009%`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
