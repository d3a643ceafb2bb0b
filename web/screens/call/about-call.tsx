/** At the right: what Gong says of the call, who took part, comments, details. What Gong did not give makes no box. */
import type { AccountCall } from '../../../src/records/account-call.ts'
import { count } from '../../words.ts'
import { AboutPart } from './about-part.tsx'
import { CallDetails } from './call-details.tsx'
import { CallPeople } from './call-people.tsx'
import { FromGong } from '../../parts/origin.tsx'
import { GongComments } from './gong-comments.tsx'
import type { Reading } from './use-reading.ts'

interface AboutCallProps {
  readonly call: AccountCall
  readonly sentences: number | undefined
  readonly reading: Reading
}

export function AboutCall({ call, sentences, reading }: AboutCallProps) {
  const { brief, keyPoints, outcome, questions, comments } = call
  const hasAnalysis = brief !== null || (keyPoints?.length ?? 0) > 0
  return (
    <>
      {hasAnalysis ? (
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
      ) : (
        <p className="small not-provided">
          Summary, key points and outline: not provided by Gong for this call.
        </p>
      )}
      {questions && questions.us + questions.customer > 0 && (
        <AboutPart id="questions" title="Questions" label={<FromGong />}>
          <p className="small">
            {count(questions.customer)} from the customer, {count(questions.us)} from us
          </p>
        </AboutPart>
      )}
      <CallPeople call={call} />
      {comments.length > 0 && (
        <AboutPart id="comments" title="Comments" label={<FromGong />}>
          <GongComments comments={comments} reading={reading} />
        </AboutPart>
      )}
      <CallDetails call={call} sentences={sentences} />
    </>
  )
}
