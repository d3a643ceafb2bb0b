/** All that the product can do. */
import { listTypesOperation } from './list-types.ts'
import type { Operation } from './operation.ts'
import { pullOperation } from './pull.ts'
import { testConnectionOperation } from './test-connection.ts'

export const operations: readonly Operation[] = [
  pullOperation,
  listTypesOperation,
  testConnectionOperation,
]
