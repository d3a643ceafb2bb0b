/** At the right: what Gong says of the call, what was found in it, who took part. What nobody gave makes no box. */
import type { AccountCall } from '../../../src/records/account-call.ts'
import type { CallInsights, Moment } from '../../../src/records/moment.ts'
import { FromGong } from '../../parts/origin.tsx'
import { listed } from '../../words.ts'
import { AboutPart } from './about-part.tsx'
import { CallDetails } from './call-details.tsx'
import { CallNextSteps } from './call-next-steps.tsx'
import { CallPeople } from './call-people.tsx'
import { CallQuestions } from './call-questions.tsx'
import { CallTone } from './call-tone.tsx'
import { CallTopics } from './call-topics.tsx'
import { GongComments } from './gong-comments.tsx'
import type { Reading } from './use-reading.ts'

interface AboutCallProps {
  readonly call: AccountCall
  /** Undefined until they have come, and where there is no transcript. */
  readonly insights: CallInsights | undefined
  readonly sentences: number | undefined
  readonly reading: Reading
}

export function AboutCall({ call, insights, sentences, reading }: AboutCallProps) {
  const { brief, keyPoints, outcome, questions, comments } = call
  const hasSummary = brief !== null || (keyPoints?.length ?? 0) > 0
  const of = (kind: Moment['kind']) =>
    (insights?.moments ?? []).filter((moment) => moment.kind === kind)
  return (
    <>
      {hasSummary && (
        <AboutPart id="summary" title="Summary" label={<FromGong />}>
          {brief && <p className="brief">{brief}</p>}
          {keyPoints && keyPoints.length > 0 && (
            <ul className="key-points">
              {keyPoints.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
          {outcome && (
            <p className="small">
              Outcome: <b>{outcome}</b>
            </p>
          )}
        </AboutPart>
      )}
      <NotProvided call={call} />
      <NotRead insights={insights} />
      <CallNextSteps steps={of('nextStep')} reading={reading} />
      <CallQuestions asked={of('question')} counts={questions} reading={reading} />
      {insights?.sentiment && <CallTone sentiment={insights.sentiment} />}
      <CallPeople call={call} />
      <CallTopics call={call} reading={reading} />
      {comments.length > 0 && (
        <AboutPart id="comments" title="Comments" label={<FromGong />}>
          <GongComments comments={comments} reading={reading} />
        </AboutPart>
      )}
      <CallDetails call={call} sentences={sentences} />
    </>
  )
}

/** Said once, for all that Gong's analysis did not give. */
function NotProvided({
  call: { brief, keyPoints, topicsFrom, chaptersFrom },
}: {
  readonly call: AccountCall
}) {
  const hasSummary = brief !== null || (keyPoints?.length ?? 0) > 0
  const missing = [
    ...(hasSummary ? [] : ['summary', 'key points']),
    ...(topicsFrom === 'gong' ? [] : ['topics']),
    ...(chaptersFrom === 'gong-outline' ? [] : ['outline']),
  ]
  if (hasSummary || missing.length === 0) return null
  const [first = '', ...rest] = listed(missing)
  return (
    <p className="small not-provided">
      {first.toUpperCase()}
      {rest.join('')}: not provided by Gong for this call.
    </p>
  )
}

/** Why nothing was found, where that needs a reason. */
function NotRead({ insights }: { readonly insights: CallInsights | undefined }) {
  if (insights?.state === 'language') {
    return (
      <p className="small not-provided">
        Only English calls are read for moments and risks; this one is in another language.
      </p>
    )
  }
  if (insights?.state === 'none') {
    return (
      <p className="small not-provided">This call is still to be read for moments and risks.</p>
    )
  }
  return null
}
