/** The report as a ring, in a sentence, and as a table. */
import type { MatchingReport } from '../../../src/records/access.ts'
import { Derived } from '../../parts/origin.tsx'
import { Banner } from '../../frame/banner.tsx'
import { count, counted, percent } from '../../words.ts'
import { MatchingDonut } from './matching-donut.tsx'
import { finding, matchingShares } from './matching-shares.ts'

const HOW =
  'Each call counts once, under the first rule that holds for it: a contact’s e-mail, the domain, a CRM deal, the CRM account, a person. The last column counts it under every rule that holds.'

export function MatchingFigure({ report }: { readonly report: MatchingReport }) {
  const { open, internal, private: hidden, excluded, owedTranscripts, tip } = report
  return (
    <section aria-labelledby="matching-head">
      <div className="head">
        <h2 id="matching-head">Calls and their accounts</h2>
        <Derived how={HOW} />
      </div>
      <figure className="matching-figure">
        <MatchingDonut shares={matchingShares(report)} open={open} />
        <div>
          <figcaption className="chart-says">{finding(report)}</figcaption>
          <ShareTable report={report} />
        </div>
      </figure>
      <p className="small matching-rest">
        <span>{counted(internal, 'internal call')}, never read</span>
        <span>{count(hidden)} private, never read</span>
        <span>{count(excluded)} left out by access</span>
        {owedTranscripts > 0 && (
          <span>{counted(owedTranscripts, 'transcript')} still on the way from Gong</span>
        )}
      </p>
      {tip && (
        <div className="matching-tip">
          <Banner kind="info">
            <b>More would be found through the CRM.</b> {tip}
          </Banner>
        </div>
      )}
    </section>
  )
}

function ShareTable({ report }: { readonly report: MatchingReport }) {
  const { open } = report
  return (
    <table className="t share-table">
      <caption className="hush">Calls by the rule that found them</caption>
      <thead>
        <tr>
          <th scope="col">Found by</th>
          <th scope="col" className="num">
            Calls
          </th>
          <th scope="col" className="num">
            Share
          </th>
          <th scope="col" className="num">
            Holds for
          </th>
        </tr>
      </thead>
      <tbody>
        {matchingShares(report).map(({ key, name, calls, holdsFor }) => (
          <tr key={key}>
            <th scope="row">
              <span className="swatch" data-rule={key} aria-hidden />
              {name}
            </th>
            <td className="num">{count(calls)}</td>
            <td className="num">{open === 0 ? '–' : percent(calls / open)}</td>
            <td className="num">{holdsFor === null ? '' : count(holdsFor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
