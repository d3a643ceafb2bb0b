/** `carryover types`: the eleven data types, and what the key may read of them when there is a key. */
import { z } from 'zod'
import { DATA_TYPES, SLUGS } from '../records/data-types.ts'
import type { MachineNeeds } from './needs.ts'
import { operation } from './operation.ts'

export const listTypesOutput = z.object({
  types: z.array(
    z.object({
      type: z.enum(SLUGS),
      title: z.string(),
      description: z.string(),
      scopes: z.array(z.string()),
      /** null without a key. */
      allowed: z.boolean().nullable(),
      records: z.number().nullable(),
    }),
  ),
})

export const listTypesOperation = operation({
  name: 'list-types',
  summary:
    'List the eleven data types with their scopes, and what the Gong key allows when there is one.',
  input: z.object({}),
  output: listTypesOutput,
  who: 'operator',
  writes: false,
  rest: undefined,
  command: {
    words: ['types'],
    rows: 'types',
    examples: ['carryover types', 'carryover types --json'],
  },
  async run(needs: MachineNeeds) {
    const tested = needs.isConnected ? await needs.testConnection() : undefined
    const found = new Map(tested?.types.map((type) => [type.type, type]))
    return {
      types: SLUGS.map((slug) => ({
        type: slug,
        title: DATA_TYPES[slug].title,
        description: DATA_TYPES[slug].card,
        scopes: [...DATA_TYPES[slug].scopes],
        allowed: found.get(slug)?.allowed ?? null,
        records: found.get(slug)?.records ?? null,
      })),
    }
  },
})
