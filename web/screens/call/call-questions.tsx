/** What was asked, by side: the customer's first. Without texts, Gong's counts stand for them. */
import { useState } from 'react'
import type { AccountCall } from '../../../src/records/account-call.ts'
import type { Moment } from '../../../src/records/moment.ts'
import { Derived, FromGong } from '../../parts/origin.tsx'
import { SideHead } from '../../parts/side-head.tsx'
import { count } from '../../words.ts'
import { AboutPart } from './about-part.tsx'
import { CallPlace } from './call-place.tsx'
import type { Reading } from './use-reading.ts'

interface CallQuestionsProps {
  readonly asked: readonly Moment[]
  readonly counts: AccountCall['questions']
  readonly reading: Reading
}

const SHOWN = 6

export function CallQuestions({ asked, counts, reading }: CallQuestionsProps) {
  const [isOnlyCustomer, setOnlyCustomer] = useState(true)
  const [isWhole, setWhole] = useState(false)
  const theirs = asked.filter(({ evidence }) => evidence.side !== 'Internal')
  const ours = asked.filter(({ evidence }) => evidence.side === 'Internal')
  const groups = [
    { side: 'External' as const, name: 'From the customer', some: theirs },
    ...(isOnlyCustomer ? [] : [{ side: 'Internal' as const, name: 'From us', some: ours }]),
  ]
  if (asked.length === 0) return <Counts counts={counts} />
  return (
    <AboutPart
      id="questions"
      title="Questions"
      label={
        <Derived how="Gong counts questions and gives no texts. These were found in the transcript here." />
      }
    >
      <p className="chips-row">
        <button
          type="button"
          className="chip"
          aria-pressed={isOnlyCustomer}
          onClick={() => setOnlyCustomer(true)}
        >
          Customer {theirs.length}
        </button>
        <button
          type="button"
          className="chip"
          aria-pressed={!isOnlyCustomer}
          onClick={() => setOnlyCustomer(false)}
        >
          Both sides {asked.length}
        </button>
      </p>
      {groups.map(({ side, name, some }) => (
        <div key={side}>
          {!isOnlyCustomer && (
            <h3 className="asked-by">
              <SideHead side={side} isMute radius={4.2} /> {name} {some.length}
            </h3>
          )}
          {some.length === 0 && <p>Nobody asked anything.</p>}
          <ul className="asked">
            {(isWhole ? some : some.slice(0, SHOWN)).map(({ momentId, evidence }) => (
              <li key={momentId}>
                <span className="said-s">{evidence.quote}</span>
                <span className="dim">
                  {evidence.speaker} <CallPlace atMs={evidence.startMs} reading={reading} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {!isWhole && groups.some(({ some }) => some.length > SHOWN) && (
        <button type="button" className="linklike" onClick={() => setWhole(true)}>
          Show all
        </button>
      )}
      {counts && (
        <p className="dim">
          Gong counts {count(counts.customer)} from the customer, {count(counts.us)} from us.
        </p>
      )}
    </AboutPart>
  )
}

function Counts({ counts }: { readonly counts: AccountCall['questions'] }) {
  if (counts === null || counts.us + counts.customer === 0) return null
  return (
    <AboutPart id="questions" title="Questions" label={<FromGong />}>
      <p className="small">
        {count(counts.customer)} from the customer, {count(counts.us)} from us
      </p>
    </AboutPart>
  )
}
