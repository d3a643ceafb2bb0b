/** The rules as members read and change them. */
import type { Kysely } from 'kysely'
import { lookerOf } from '../../accounts/visible-call.ts'
import type { RiskType } from '../../records/finding.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock, InsightQueue } from '../../records/ports.ts'
import { Problem } from '../../records/problems.ts'
import type { RiskRules } from '../../records/risk.ts'
import { type LearnedException, visibleExceptions } from '../../store/finding-marks.ts'
import { memberNames } from '../../store/member-names.ts'
import { replaceRiskRules } from '../../store/risk-rules.ts'
import type { Tables } from '../../store/tables.ts'
import {
  allTypes,
  exceptionOf,
  exceptionsOf,
  type KeptRules,
  type Rules,
  rulesOf,
  withoutUnlearned,
} from '../rules.ts'

export interface RiskRulesNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly queue: InsightQueue
}

export type NewRules = Omit<RiskRules, 'changedBy' | 'changedAt'>

/** As many as an answer may have. */
const MOST = 500

/** What was learned from calls stands among the exceptions of those who may see the calls. */
export function createRiskRules({ db, clock, queue }: RiskRulesNeeds) {
  const shownTo = async (
    actor: Actor,
  ): Promise<{ readonly rules: Rules; readonly shown: readonly LearnedException[] }> => {
    const [rules, visible] = await Promise.all([
      rulesOf(db, actor.organizationId),
      visibleExceptions(db, lookerOf(actor, clock)),
    ])
    const learned = new Set(rules.learned.map(({ findingId }) => findingId))
    return { rules, shown: visible.filter(({ findingId }) => learned.has(findingId)) }
  }

  const rules = async (actor: Actor): Promise<RiskRules> => {
    const { rules: held, shown } = await shownTo(actor)
    const names = await memberNames(db, actor.organizationId, [held.changedBy])
    const { version, competitors, products, trackers, halfLifeDays, changedBy, changedAt } = held
    return {
      version,
      competitors,
      products,
      trackers,
      types: held.types.map((one) => ({
        ...one,
        exceptions: shownExceptions(held, shown, one.type),
      })),
      halfLifeDays,
      changedBy: changedBy === null ? null : (names.get(changedBy) ?? 'Unknown'),
      changedAt: changedAt?.toISOString() ?? null,
    }
  }

  return {
    rules,

    async changeRules(actor: Actor, given: NewRules): Promise<RiskRules> {
      const { organizationId, memberId: by } = actor
      const { rules: held, shown } = await shownTo(actor)
      const isNext =
        given.version === held.version &&
        (await replaceRiskRules(db, {
          organizationId,
          version: given.version,
          rules: keptOf(given, held, shown, clock.now()),
          by,
          at: clock.now(),
        }))
      if (!isNext) throw changedMeanwhile()
      await queue.readCalls(organizationId)
      return rules(actor)
    },

    /** As they would be, for a trial: with what was learned from calls that the actor cannot see. */
    async tried(actor: Actor, given: NewRules): Promise<Rules> {
      const { rules: held, shown } = await shownTo(actor)
      const kept = keptOf(given, held, shown, clock.now())
      return { ...held, ...kept, learned: withoutUnlearned(held.learned, kept) }
    },
  }
}

/**
 * Learned exceptions are not kept a second time; one that was shown and is given no more is unlearned. Of a type that is left
 * out nothing is unlearned.
 */
function keptOf(
  given: NewRules,
  held: Rules,
  shown: readonly LearnedException[],
  now: Date,
): KeptRules {
  const { competitors, products, trackers, halfLifeDays } = given
  const listed = new Map(given.types.map(({ type, exceptions }) => [type, new Set(exceptions)]))
  const gone = shown.filter(({ type, quote }) => {
    const text = exceptionOf(quote)
    const wasShown = shownExceptions(held, shown, type).includes(text)
    return wasShown && listed.get(type)?.has(text) === false
  })
  const isLearned = (type: RiskType, text: string): boolean =>
    shown.some((one) => one.type === type && exceptionOf(one.quote) === text)
  return {
    competitors,
    products,
    trackers,
    halfLifeDays,
    types: allTypes(given.types).map((one) => ({
      ...one,
      exceptions: one.exceptions.filter((text) => !isLearned(one.type, text)),
    })),
    unlearned: [
      ...held.unlearned,
      ...gone.map(({ findingId }) => ({ findingId, at: now.toISOString() })),
    ],
  }
}

function shownExceptions(
  held: Rules,
  shown: readonly LearnedException[],
  type: RiskType,
): readonly string[] {
  return exceptionsOf(held, shown, type).slice(0, MOST)
}

function changedMeanwhile(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'Somebody has changed the rules meanwhile.',
    fix: 'Look at them as they are now, and make your change again.',
  })
}
