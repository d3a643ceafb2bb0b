/** What was talked about, and how long, as Gong has it. */
import type { AccountCall } from '../../../src/records/account-call.ts'
import { FromGong } from '../../parts/origin.tsx'
import { talkTime } from '../../parts/call-times.ts'
import { AboutPart } from './about-part.tsx'

export function CallTopics({ topics }: { readonly topics: AccountCall['topics'] }) {
  if (topics === null || topics.length === 0) return null
  const longest = Math.max(1, ...topics.map(({ durationSec }) => durationSec))
  return (
    <AboutPart id="topics" title="Topics" label={<FromGong />}>
      <ul className="topic-list">
        {topics
          .toSorted((a, b) => b.durationSec - a.durationSec)
          .map(({ name, durationSec }) => (
            <li key={name}>
              <span>{name}</span>
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
