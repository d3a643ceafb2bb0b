/** `carryover connection test`: what the key may read, before anything is relied on. */
import { z } from 'zod'
import { testedConnection } from '../records/connection.ts'
import type { MachineNeeds } from './needs.ts'
import { operation } from './operation.ts'

export const testConnectionOperation = operation({
  name: 'test-connection',
  summary: 'Try the Gong key on every data type, with a tick or a cross for each.',
  input: z.object({}),
  output: testedConnection,
  who: 'operator',
  writes: false,
  rest: undefined,
  command: { words: ['connection', 'test'], examples: ['carryover connection test'] },
  run: (needs: MachineNeeds) => needs.testConnection(),
  exitCode: ({ types }) => (types.every((type) => type.allowed) ? 0 : 4),
})
