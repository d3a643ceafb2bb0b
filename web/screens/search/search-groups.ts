/** What a search found, call by call, and what is said about it. Pure. */
import type { SearchAnswer, SearchHit } from '../../../src/records/search.ts'
import { count } from '../../words.ts'

export interface CallGroup {
  readonly callId: string
  readonly title: string
  readonly startedAt: string
  readonly accountIds: readonly string[]
  /** The best first. */
  readonly hits: readonly SearchHit[]
}

/** The call with the best hit first. */
export function groupsOf(hits: readonly SearchHit[]): readonly CallGroup[] {
  return [...Map.groupBy(hits, ({ callId }) => callId)].flatMap(([callId, some]) => {
    const [best] = some
    if (best === undefined) return []
    const { title, startedAt, accountIds } = best
    return [{ callId, title, startedAt, accountIds, hits: some }]
  })
}

/** `1,000+ sentences, the best 20 of them below`; `3 sentences in 2 calls`. */
export function totalWords({ hits, total, totalIsExact }: SearchAnswer): string {
  const all = totalIsExact ? count(total) : `${count(total)}+`
  const sentences = `${all} ${total === 1 ? 'sentence' : 'sentences'}`
  if (!totalIsExact || total > hits.length) {
    return `${sentences}, the best ${count(hits.length)} below`
  }
  const calls = groupsOf(hits).length
  return `${sentences} in ${count(calls)} ${calls === 1 ? 'call' : 'calls'}`
}

/** Puts `side:customer` into a query, or takes it away: the box holds all that is asked. */
export function withSide(query: string, side: 'customer' | 'us' | undefined): string {
  const rest = query
    .replaceAll(/(^|\s)side:\S+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return side === undefined ? rest : `${rest} side:${side}`.trim()
}

export function sideIn(query: string): 'customer' | 'us' | undefined {
  const side = /(?:^|\s)side:(customer|us)(?:\s|$)/.exec(query)?.[1]
  return side === 'customer' || side === 'us' ? side : undefined
}
