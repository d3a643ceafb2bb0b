/** Joins the parts of the insights: calls that are read, moments, risks, handoffs and models. */
import type { Kysely } from 'kysely'
import { createBrief } from './insights/brief.ts'
import { createHandoffs } from './insights/handoffs/handoffs.ts'
import { createMoments } from './insights/moments.ts'
import { createCallReader } from './insights/read-calls.ts'
import { createReadingThread } from './insights/reading-thread.ts'
import { createRiskRules } from './insights/risks/risk-rules.ts'
import { createRisks } from './insights/risks/risks.ts'
import { createRulesTest } from './insights/risks/rules-test.ts'
import type { InsightWork } from './jobs/workers.ts'
import type { Ai, InsightNeeds } from './operations/insight-needs.ts'
import type { Clock, InsightQueue, Log } from './records/ports.ts'
import { Problem } from './records/problems.ts'
import type { Tables } from './store/tables.ts'

export interface InsightSideNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly log: Log
  readonly queue: InsightQueue
}

export interface InsightSide {
  readonly needs: InsightNeeds
  readonly work: InsightWork
  /** Ends the thread in which calls are read. */
  close(): Promise<void>
}

export function createInsightSide(given: InsightSideNeeds): InsightSide {
  const thread = createReadingThread()
  const reader = createCallReader({ ...given, thread })
  const moments = createMoments(given)
  const rules = createRiskRules(given)
  const testRules = createRulesTest({ ...given, thread })
  const handoffs = createHandoffs({ ...given, writeAnswers: undefined })
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
      ai: NOT_HERE_YET.ai,
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

const absent = (): never => {
  throw new Problem({
    code: 'D-NOT-FOUND',
    message: 'This part of the product is not there.',
    fix: 'Look for it in a later version.',
  })
}

/** It comes with the part that makes it. */
const NOT_HERE_YET: { readonly ai: Ai } = {
  ai: {
    settings: absent,
    change: absent,
    test: absent,
    preview: absent,
    requests: absent,
    ask: absent,
  },
}
