/** Calls that say different things about the same: another date, another price. Pure. */
import { createHash } from 'node:crypto'
import type { FindingKind } from '../../records/finding.ts'
import type { HandoffField } from '../../records/handoff.ts'
import { type Claim, claimsIn, contradict } from './claims.ts'

/** A finding, with its words. */
export interface Stated {
  readonly callId: string
  readonly startedAt: Date
  readonly kind: FindingKind
  readonly sentences: readonly number[]
  readonly text: string
  readonly dueOn: string | undefined
}

export interface FoundContradiction {
  /** Made of what is said, not of where: it stays when another call says the same again. */
  readonly contradictionId: string
  readonly topic: Claim['topic']
  readonly text: string
  /** Each with the first place where it was said; the earliest first. */
  readonly sides: readonly { readonly value: string; readonly stated: Stated }[]
}

const KINDS: ReadonlySet<FindingKind> = new Set(['plan', 'terms', 'commitment'])

interface Placed {
  readonly claim: Claim
  readonly stated: Stated
}

/** Within one call people change their minds: there the last word holds. */
export function contradictionsIn(findings: readonly Stated[]): readonly FoundContradiction[] {
  const claims = findings
    .filter(({ kind }) => KINDS.has(kind))
    .toSorted(
      (a, b) =>
        a.startedAt.getTime() - b.startedAt.getTime() ||
        a.callId.localeCompare(b.callId) ||
        (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0),
    )
    .flatMap((stated) =>
      claimsIn(stated.text, stated.dueOn).map((claim): Placed => ({ claim, stated })),
    )
  const topics = Map.groupBy(claims, ({ claim }) => claim.topic)
  return [...topics.values()].flatMap((said) => {
    const sides = sidesOf(lastWords(said))
    const [first] = sides
    return first === undefined || sides.length < 2 ? [] : [contradictionOf(first, sides)]
  })
}

function lastWords(said: readonly Placed[]): readonly Placed[] {
  const byCall = Map.groupBy(said, ({ stated }) => stated.callId)
  return [...byCall.values()].flatMap((own) => own.at(-1) ?? [])
}

/** One for each claim that none of the earlier ones agrees with. */
function sidesOf(said: readonly Placed[]): readonly Placed[] {
  const sides: Placed[] = []
  for (const placed of said) {
    if (sides.every(({ claim }) => contradict(claim, placed.claim))) sides.push(placed)
  }
  return sides
}

function contradictionOf({ claim }: Placed, sides: readonly Placed[]): FoundContradiction {
  const values = sides.map((side) => side.claim.value)
  const about = [claim.topic, ...values.toSorted()].join('\0')
  return {
    contradictionId: createHash('sha256').update(about).digest('hex').slice(0, 16),
    topic: claim.topic,
    text: `${nameOf(claim.topic)} ${saidOf(values)}.`,
    sides: sides.map((side) => ({ value: side.claim.value, stated: side.stated })),
  }
}

function saidOf(values: readonly string[]): string {
  const [first, second, ...more] = values
  if (more.length === 0) return `${first} in one call and ${second} in a later one`
  return `${values.slice(0, -1).join(', ')} and ${values.at(-1)} in different calls`
}

function nameOf(topic: Claim['topic']): string {
  if (topic === 'go-live') return 'Go-live is'
  if (topic === 'seats') return 'The order is'
  if (topic.startsWith('price')) return 'The price is'
  return `The ${topic} is`
}

const AFTER: Readonly<Record<string, readonly FindingKind[]>> = {
  money: ['terms', 'pricing', 'commitment'],
  time: ['plan', 'commitment'],
}

/** The field of the template that it is about; the first where none is. */
export function fieldOf(topic: Claim['topic'], fields: readonly HandoffField[]): string {
  const isTime = topic === 'go-live' || topic.startsWith('duration')
  const kinds = AFTER[isTime ? 'time' : 'money'] ?? []
  const field = kinds
    .map((kind) => fields.find((one) => one.kinds.includes(kind)))
    .find((found) => found !== undefined)
  return (field ?? fields[0])?.key ?? ''
}
