/** By which rules risks count: what an organization has set, what is built in, and what was learned from dismissals. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { RISK_TYPES, type RiskType } from '../records/finding.ts'
import { riskRules } from '../records/risk.ts'
import type { Reader } from '../store/call-readings.ts'
import { type LearnedException, learnedExceptions } from '../store/finding-marks.ts'
import { findRiskRules, type StoredRiskRules } from '../store/risk-rules.ts'
import type { Tables } from '../store/tables.ts'
import { areAlike, wordSet } from './engine/alike.ts'
import type { ReadingRules } from './engine/engine.ts'
import { ENGINE_VERSION } from './engine/version.ts'

/** As they are kept: `exceptions` are those that somebody typed. */
export const keptRules = riskRules
  .pick({ competitors: true, products: true, trackers: true, types: true, halfLifeDays: true })
  // Findings whose dismissal until then teaches nothing any more, since somebody has taken the exception away.
  .extend({
    unlearned: z
      .array(z.object({ findingId: z.string(), at: z.iso.datetime() }))
      .readonly()
      .default([]),
  })
export type KeptRules = z.infer<typeof keptRules>
export type TypeRules = KeptRules['types'][number]

export interface Rules extends KeptRules {
  readonly version: number
  /** What was dismissed, of all calls: for the engine, never shown. */
  readonly learned: readonly LearnedException[]
  readonly changedBy: string | null
  readonly changedAt: Date | null
}

const HALF_LIFE_DAYS = 90
/** As long as a rule may be. */
const LONGEST = 200

const BUILT_IN: KeptRules = {
  competitors: [],
  products: [],
  trackers: [],
  types: [],
  halfLifeDays: HALF_LIFE_DAYS,
  unlearned: [],
}

export async function rulesOf(db: Kysely<Tables>, organizationId: string): Promise<Rules> {
  const [stored, learned] = await Promise.all([
    findRiskRules(db, organizationId),
    learnedExceptions(db, organizationId),
  ])
  const kept = keptOf(stored)
  return {
    ...kept,
    version: stored?.version ?? 0,
    learned: withoutUnlearned(learned, kept),
    changedBy: stored?.changed_by ?? null,
    changedAt: stored?.changed_at ?? null,
  }
}

export function withoutUnlearned(
  learned: readonly LearnedException[],
  { unlearned }: Pick<KeptRules, 'unlearned'>,
): readonly LearnedException[] {
  const until = new Map(unlearned.map(({ findingId, at }) => [findingId, Date.parse(at)]))
  return learned.filter((one) => one.dismissedAt.getTime() > (until.get(one.findingId) ?? 0))
}

function keptOf(stored: StoredRiskRules | undefined): KeptRules {
  const kept = stored === undefined ? BUILT_IN : keptRules.parse(stored.rules)
  return { ...kept, types: allTypes(kept.types) }
}

/** Every type once, in our order; what nobody has set is as built in. */
export function allTypes(types: readonly TypeRules[]): readonly TypeRules[] {
  return RISK_TYPES.map(
    (type) =>
      types.findLast((one) => one.type === type) ?? {
        type,
        isOn: true,
        weight: 1,
        phrases: [],
        exceptions: [],
      },
  )
}

/** A dismissed quote as a rule: as much of it as a rule may have, whole words. */
export function exceptionOf(quote: string): string {
  const text = quote.trim()
  return text.length <= LONGEST ? text : text.slice(0, text.lastIndexOf(' ', LONGEST))
}

/** Typed and learned, each once. */
export function exceptionsOf(
  { types }: Pick<KeptRules, 'types'>,
  learned: readonly Pick<LearnedException, 'type' | 'quote'>[],
  type: RiskType,
): readonly string[] {
  const typed = types.find((one) => one.type === type)?.exceptions ?? []
  const dismissed = learned
    .filter((one) => one.type === type)
    .map(({ quote }) => exceptionOf(quote))
  return [...new Set([...typed, ...dismissed])]
}

interface Counted {
  readonly riskType: RiskType | null
  readonly quote: string
  readonly origin?: 'derived' | 'model' | 'gong'
}

/**
 * Whether a finding counts by the rules as they are now, however long ago its call was read. Of a risk the type must be on,
 * and its words no exception to the letter. The engine leaves out what is like an exception while it reads; of what a model
 * has found that is done here.
 */
export function counting(rules: Rules): (finding: Counted) => boolean {
  const on = new Set(rules.types.flatMap(({ type, isOn }) => (isOn ? [type] : [])))
  const exceptions = new Map(
    RISK_TYPES.map((type) => [type, exceptionsOf(rules, rules.learned, type)]),
  )
  const exact = new Map([...exceptions].map(([type, all]) => [type, new Set(all.map(comparable))]))
  const words = new Map<RiskType, readonly ReadonlySet<string>[]>()
  const wordsOfExceptions = (type: RiskType): readonly ReadonlySet<string>[] => {
    const known = words.get(type) ?? (exceptions.get(type) ?? []).map(wordSet)
    words.set(type, known)
    return known
  }
  return ({ riskType: type, quote, origin }) => {
    if (type === null) return true
    if (!on.has(type) || exact.get(type)?.has(comparable(exceptionOf(quote))) === true) return false
    if (origin !== 'model') return true
    const said = [quote, ...quote.split(SENTENCE_ENDS)].map(wordSet)
    return !wordsOfExceptions(type).some((one) => said.some((text) => areAlike(text, one)))
  }
}

const SENTENCE_ENDS = /(?<=[.?!…])\s+/

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export function readingRules(
  rules: KeptRules,
  learned: readonly Pick<LearnedException, 'type' | 'quote'>[],
): ReadingRules {
  const ruleOf = (type: RiskType) => {
    const { isOn = true, phrases = [] } = rules.types.find((one) => one.type === type) ?? {}
    return { isOn, phrases, exceptions: exceptionsOf(rules, learned, type) }
  }
  return {
    competitors: rules.competitors,
    products: rules.products,
    types: {
      competitor: ruleOf('competitor'),
      budget: ruleOf('budget'),
      timeline: ruleOf('timeline'),
      executive: ruleOf('executive'),
      technical: ruleOf('technical'),
    },
  }
}

/** Weights and half-lives count when risks are looked at: they read nothing again. */
export function readerOf(rules: Rules): Reader {
  const read = { ...readingRules(rules, rules.learned), trackers: rules.trackers }
  const hash = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 16)
  return { name: `${ENGINE_VERSION} ${hash}`, readsTrackers: rules.trackers.length > 0 }
}
