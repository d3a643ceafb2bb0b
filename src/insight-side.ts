/** Joins the parts of the insights: calls that are read, moments, risks, handoffs and models. */
import type { Kysely } from 'kysely'
import { createBrief } from './insights/brief.ts'
import { createHandoffs } from './insights/handoffs/handoffs.ts'
import { createModels } from './insights/models/models.ts'
import type { ModelEnvironment } from './insights/models/settings.ts'
import { refillHandoffs } from './insights/handoffs/refilling.ts'
import { createMoments } from './insights/moments.ts'
import { createCallReader } from './insights/read-calls.ts'
import { createReadingThread } from './insights/reading-thread.ts'
import { createRiskRules } from './insights/risks/risk-rules.ts'
import { createRisks } from './insights/risks/risks.ts'
import { createRulesTrial } from './insights/risks/rules-trial.ts'
import type { InsightWork } from './jobs/workers.ts'
import type { InsightNeeds } from './operations/insight-needs.ts'
import type { Clock, InsightQueue, Log, Sealer } from './records/ports.ts'
import type { Search } from './search/search.ts'
import type { Tables } from './store/tables.ts'

export interface InsightSideNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly log: Log
  readonly queue: InsightQueue
  readonly sealer: Sealer
  readonly search: Search
  /** Undefined where the operator leaves it to the admins. */
  readonly models: ModelEnvironment | undefined
}

export interface InsightSide {
  readonly needs: InsightNeeds
  readonly work: InsightWork
  /** Ends the thread in which calls are read. */
  close(): Promise<void>
}

export function createInsightSide(given: InsightSideNeeds): InsightSide {
  const thread = createReadingThread()
  const models = createModels({ ...given, environment: given.models })
  const handoffs = createHandoffs({ ...given, model: models })
  const reader = createCallReader({
    ...given,
    thread,
    onRead: (organizationId, callIds, signal) =>
      refillHandoffs({ ...given, handoffs }, { organizationId, callIds, signal }),
  })
  const moments = createMoments(given)
  const rules = createRiskRules(given)
  const testRules = createRulesTrial({ ...given, thread })
  return {
    needs: {
      insights: { ...moments, brief: createBrief(given, moments) },
      risks: {
        ...createRisks(given),
        rules: (actor) => rules.rules(actor),
        changeRules: (actor, changed) => rules.changeRules(actor, changed),
        testRules: async (actor, { rules: tried, ...request }) =>
          testRules(actor, await rules.tried(actor, tried), request),
      },
      handoffs,
      ai: models.ai,
    },
    work: {
      read: async (organizationId, signal) => {
        await reader.read(organizationId, signal)
      },
      due: () => reader.due(),
    },
    async close() {
      await handoffs.close()
      await thread.close()
    },
  }
}
