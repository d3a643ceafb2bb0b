/** All that the product can do, for its two places: a person's own machine, and the served product. */
import * as access from './access.ts'
import * as accounts from './accounts.ts'
import * as ai from './ai.ts'
import * as calls from './calls.ts'
import * as connections from './connections.ts'
import * as datasets from './datasets.ts'
import * as files from './files.ts'
import * as handoffTemplates from './handoff-templates.ts'
import * as handoffs from './handoffs.ts'
import * as hooks from './hooks.ts'
import * as insights from './insights.ts'
import * as links from './links.ts'
import { listTypesOperation } from './list-types.ts'
import * as members from './members.ts'
import type { MachineNeeds, ServerNeeds } from './needs.ts'
import * as oauth from './oauth.ts'
import type { Operation } from './operation.ts'
import * as product from './product.ts'
import { pullOperation } from './pull.ts'
import * as risks from './risks.ts'
import * as runs from './runs.ts'
import * as search from './search.ts'
import { testConnectionOperation } from './test-connection.ts'
import * as tokens from './tokens.ts'
import * as trust from './trust.ts'
import * as viewers from './viewers.ts'

/** For the command line on a person's own machine. */
export const machineOperations: readonly Operation<MachineNeeds>[] = [
  pullOperation,
  listTypesOperation,
  testConnectionOperation,
]

const SERVED = {
  ...product,
  ...members,
  ...tokens,
  ...connections,
  ...oauth,
  ...datasets,
  ...files,
  ...runs,
  ...accounts,
  ...links,
  ...calls,
  ...search,
  ...insights,
  ...risks,
  ...handoffs,
  ...handoffTemplates,
  ...ai,
  ...access,
  ...viewers,
  ...hooks,
  ...trust,
}

/** The served product's, with their types: the web client is made from these. */
export type ServerOperations = (typeof SERVED)[keyof typeof SERVED]

/** For the doors of the served product. */
export const serverOperations: readonly Operation<ServerNeeds>[] = Object.values(SERVED)
