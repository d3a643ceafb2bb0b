/** What the documents of a handoff say, whatever they are written in. Pure. */
import type { Evidence } from '../../records/evidence.ts'
import type { Handoff, HandoffAnswer } from '../../records/handoff.ts'
import type { Stakeholder } from '../../records/moment.ts'

export const HIDDEN_WORDS = 'One more point is based on a call you cannot see.'

const STATES = {
  draft: 'Draft',
  ready: 'Ready to be accepted',
  accepted: 'Accepted',
  returned: 'Returned to sales',
} as const

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-04-08…` as "8 Apr 2026". */
export function dayWords(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** "12:34", or "1:02:03" in long calls. */
function timeWords(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours = 0, minutes = 0, rest = 0] = parts
  const two = (part: number): string => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

function lengthWords(sec: number): string {
  const minutes = Math.round(sec / 60)
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return `${minutes} min`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

function many(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** Where it stands, and when it is due. */
export function standingWords({ state, dueOn, isLate, reason }: Handoff): string {
  const due = dueOn === null ? '' : `, due ${dayWords(dueOn)}${isLate ? ' (late)' : ''}`
  const isOpen = state !== 'accepted'
  return `${STATES[state]}${reason === null ? '' : `: ${reason}`}${isOpen ? due : ''}`
}

export function passingWords({ from, to }: Handoff): string | null {
  if (from === null && to === null) return null
  if (from === null) return `Goes to ${to?.name}.`
  return to === null ? `From ${from}; nobody has taken it yet.` : `From ${from} to ${to.name}.`
}

/** What it was made of, and by what. */
export function originWords({ made, newerCalls }: Handoff): string | null {
  if (made === null) return null
  const by = made.level === 'model' ? (made.model ?? 'a model') : 'the built-in engine'
  const calls = `${many(made.calls, 'call')} (${lengthWords(made.talkedSec)})`
  const newer = newerCalls === 0 ? '' : ` ${many(newerCalls, 'newer call')} not in it yet.`
  return `Made from ${calls} by ${by} on ${dayWords(made.at)}.${newer}`
}

export function countWords({ counts, answers }: Handoff): string {
  const { confirmed, edited, suggested } = counts
  const parts = [
    [confirmed, 'confirmed'],
    [edited, 'edited'],
    [suggested, 'suggested by the calls alone'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  const answered = answers.length - counts.empty
  const list = told.length === 0 ? '' : ` (${told.join(', ')})`
  return `${answered} of ${many(answers.length, 'question')} answered${list}.`
}

/** Of an answer that a person stands for. */
export function stateWords({ state, changedBy, changedAt }: HandoffAnswer): string | null {
  if (state === 'empty') return null
  if (state === 'suggested') return 'Suggested by the calls, not confirmed yet'
  const by = changedBy === null ? '' : ` by ${changedBy}`
  const on = changedAt === null ? '' : ` on ${dayWords(changedAt)}`
  return `${state === 'confirmed' ? 'Confirmed' : 'Edited'}${by}${on}`
}

export function speakerWords({ speaker, speakerTitle, side }: Evidence): string {
  const role = [speakerTitle, SIDES[side]].filter((part) => part !== null).join(', ')
  return role === '' ? speaker : `${speaker} (${role})`
}

const SIDES = { Internal: 'us', External: 'customer', Unknown: null } as const

export function placeWords({ title, startedAt, startMs }: Evidence): string {
  return `${title}, ${dayWords(startedAt)}, ${timeWords(startMs)}`
}

/** Only where it leads to a page; undefined for what is no address of the web. */
export function linkOf({ gongUrl }: Evidence): string | undefined {
  if (gongUrl === null || !URL.canParse(gongUrl)) return undefined
  const { protocol, href } = new URL(gongUrl)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

/** Whether the sentence is what was said, and no more. */
export function isQuote(text: string, evidence: readonly Evidence[]): boolean {
  return evidence.length === 1 && evidence[0]?.quote.trim() === text.trim()
}

export const PEOPLE_HEAD = ['Name', 'Role', 'Side', 'Stance', 'Heard'] as const

export function personWords(person: Stakeholder): readonly string[] {
  const { name, title, side, stance, firstHeardAt, lastHeardAt } = person
  const sides = { Internal: 'Us', External: 'Customer', Unknown: 'Unknown' } as const
  const first = firstHeardAt === null ? undefined : dayWords(firstHeardAt)
  const last = lastHeardAt === null ? undefined : dayWords(lastHeardAt)
  const heard =
    first === undefined ? 'not heard yet' : first === last ? first : `${first} to ${last}`
  const shownStance = stance === 'unknown' ? '–' : `${stance[0]?.toUpperCase()}${stance.slice(1)}`
  return [name, title ?? '–', sides[side], shownStance, heard]
}

/** `handoff-acme-inc-2026-04-09`, without anything that a file system could mind. */
export function fileNameOf(kind: string, accountName: string, now: Date): string {
  const name = accountName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return [kind, name, now.toISOString().slice(0, 10)].filter((part) => part !== '').join('-')
}
