/** Who took part in a call, and how much each talked; voices that nobody knows too. */
import type { AccountCall } from '../../../src/records/account-call.ts'
import { SideHead } from '../../parts/side-head.tsx'
import { percent } from '../../words.ts'
import { AboutPart } from './about-part.tsx'
import { talkTime } from '../../parts/call-times.ts'

export function CallPeople({ call }: { readonly call: AccountCall }) {
  const { people, talk } = call
  const all = talk.reduce((sum, { talkSec }) => sum + talkSec, 0)
  const spoke = new Map(talk.map((one) => [one.speakerId, one]))
  const nobodys = talk.filter(({ speakerId }) => !people.some((one) => one.speakerId === speakerId))
  if (people.length === 0 && nobodys.length === 0) return null
  return (
    <AboutPart id="people" title="People">
      <ul className="call-people">
        {people.map((person, index) => {
          const said = person.speakerId === null ? undefined : spoke.get(person.speakerId)
          return (
            <li key={index}>
              <SideHead side={person.side} isHollow={!said} />
              <span>
                <b>{person.name}</b>
                <small>
                  {[person.title, absence(person.attended, said)].filter(Boolean).join(', ')}
                </small>
              </span>
              {said && <Share sec={said.talkSec} all={all} />}
            </li>
          )
        })}
        {nobodys.map(({ speakerId, name, side, talkSec }) => (
          <li key={speakerId ?? name}>
            <SideHead side={side} />
            <span>
              <b>{name}</b>
              <small>a voice that Gong ties to nobody</small>
            </span>
            <Share sec={talkSec} all={all} />
          </li>
        ))}
      </ul>
    </AboutPart>
  )
}

function absence(attended: boolean, said: object | undefined): string | null {
  if (!attended) return 'invited, did not come'
  return said ? null : 'not heard'
}

function Share({ sec, all }: { readonly sec: number; readonly all: number }) {
  return (
    <span className="num" title={`talked ${talkTime(sec)}`}>
      {percent(all === 0 ? 0 : sec / all)}
    </span>
  )
}
