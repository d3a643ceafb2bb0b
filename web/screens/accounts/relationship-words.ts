/** What the figure of people over time shows, in words. Pure. */
import { counted, daysSince, listed } from '../../words.ts'
import type { KnownPerson as Lane, KnownRelationship } from './stakeholders.ts'

const QUIET_DAYS = 45
const NAMED = 3

/** One or two sentences: who has fallen silent, who carried the talk. */
export function relationshipWords({ calls, people }: KnownRelationship, now: Date): string {
  const absent = people.filter(({ mentionedIn }) => mentionedIn.length > 0)
  const customers = people.filter((one) => one.side === 'External' && !absent.includes(one))
  if (customers.length === 0) return 'Nobody of the customer’s side is named in these calls.'
  const silent = silentWords(customers, calls.length, now)
  const carried = carriedWords(customers, calls.length)
  return [absentWords(absent), silent, carried].filter(Boolean).join(' ')
}

/** Whom others speak of, and whom nobody has met: what lists of participants hide. */
function absentWords(absent: readonly Lane[]): string {
  if (absent.length === 0) return ''
  const named = absent.slice(0, NAMED).map(({ name }) => name)
  const [one] = absent
  if (one && absent.length === 1) {
    return `${one.name} is spoken of and has not been in a call.`
  }
  return absent.length > NAMED
    ? `${absent.length} people are spoken of and have not been in a call.`
    : `${listed(named)} are spoken of and have not been in a call.`
}

/** Whoever talked most and has not been heard for long, while others were. */
function silentWords(customers: readonly Lane[], calls: number, now: Date): string {
  const [champion] = customers.toSorted((a, b) => talked(b) - talked(a))
  if (!champion || calls < 2 || talked(champion) === 0 || champion.lastHeardAt === null) return ''
  const days = daysSince(champion.lastHeardAt, now)
  if (days <= QUIET_DAYS) return ''
  return `${champion.name}, who said most on the customer’s side, was last heard ${days} days ago.`
}

function carriedWords(customers: readonly Lane[], calls: number): string {
  const counts = customers.map((lane) => ({ name: lane.name, times: attended(lane) }))
  if (calls === 1) {
    return `${counted(counts.filter(({ times }) => times > 0).length, 'person', 'people')} of the customer took part.`
  }
  const always = counts.filter(({ times }) => times === calls).map(({ name }) => name)
  if (always.length > NAMED) return `${always.length} people of the customer were in every call.`
  if (always.length > 0) {
    const every = calls === 2 ? 'both calls' : `all ${calls} calls`
    return `${listed(always)} ${always.length === 1 ? 'was' : 'were'} in ${every}.`
  }
  const [most] = counts.toSorted((a, b) => b.times - a.times)
  return most && most.times > 1
    ? `Nobody of the customer was in every call; ${most.name} was in ${most.times} of ${calls}.`
    : 'Nobody of the customer was in two calls.'
}

function attended({ parts }: Lane): number {
  return parts.filter((part) => part.attended).length
}

function talked({ parts }: Lane): number {
  return parts.reduce((sec, part) => sec + part.talkSec, 0)
}
