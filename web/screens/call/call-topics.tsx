/** What was talked about, and how long: as Gong has it, else worked out here, with the way to where each first comes up. */
import type { AccountCall } from '../../../src/records/account-call.ts'
import { markTime, momentHash, talkTime } from '../../parts/call-times.ts'
import { Derived, FromGong } from '../../parts/origin.tsx'
import { AboutPart } from './about-part.tsx'
import type { Reading } from './use-reading.ts'

const HOW =
  'Gong gives no topics of this call. These are stretches of it, told by the models that run here from what the sentences in them are about: prices, dates, systems and so on. Where nothing stands out, no topic is named.'

interface CallTopicsProps {
  readonly call: Pick<AccountCall, 'topics' | 'topicsFrom'>
  readonly reading: Reading
}

export function CallTopics({ call: { topics, topicsFrom }, reading }: CallTopicsProps) {
  if (topics === null || topics.length === 0) return null
  const longest = Math.max(1, ...topics.map(({ durationSec }) => durationSec))
  return (
    <AboutPart
      id="topics"
      title="Topics"
      label={topicsFrom === 'gong' ? <FromGong /> : <Derived how={HOW} />}
    >
      <ul className="topic-list">
        {topics
          .toSorted((a, b) => b.durationSec - a.durationSec)
          .map(({ name, durationSec, firstAtMs }) => (
            <li key={name}>
              {firstAtMs === null ? (
                <span>{name}</span>
              ) : (
                <a
                  href={momentHash(firstAtMs)}
                  title={`First at ${markTime(firstAtMs)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    reading.go(firstAtMs, { focuses: true })
                  }}
                >
                  {name}
                </a>
              )}
              <span>{talkTime(durationSec)}</span>
              <span className="topic-bar" aria-hidden>
                <span style={{ width: `${(durationSec / longest) * 100}%` }} />
              </span>
            </li>
          ))}
      </ul>
    </AboutPart>
  )
}
