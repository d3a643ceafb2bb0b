/** `carryover connection test`: what the key may read, before anything is relied on. */
import { z } from 'zod'
import { SLUGS } from '../records/data-types.ts'
import { type Operation, operation } from './operation.ts'

export const testConnectionOutput = z.object({
  types: z
    .array(
      z.object({
        type: z.enum(SLUGS),
        scope: z.string(),
        allowed: z.boolean(),
        records: z.number().nullable(),
        message: z.string().nullable(),
      }),
    )
    .readonly(),
  requests: z.number(),
})

export const testConnectionOperation: Operation = operation({
  name: 'test-connection',
  summary: 'Try the Gong key on every data type, with a tick or a cross for each.',
  input: z.object({}),
  output: testConnectionOutput,
  who: 'operator',
  writes: false,
  rest: { method: 'post', path: '/connections/test' },
  command: { words: ['connection', 'test'], examples: ['carryover connection test'] },
  run: (needs) => needs.testConnection(),
  exitCode: ({ types }) => (types.every((type) => type.allowed) ? 0 : 4),
})
