/** `carryover pull`: Gong to text files, without a server or a database. */
import { z } from 'zod'
import type { Pulled } from '../datasets/pull.ts'
import { SLUGS } from '../records/data-types.ts'
import type { MachineNeeds } from './needs.ts'
import { InvalidInput, operation } from './operation.ts'
import { instant } from './instants.ts'

const slug = z.enum(SLUGS, {
  error: ({ input: typed }) => `"${String(typed)}" is no data type; there are ${SLUGS.join(', ')}`,
})

const limit = z.union([
  z.literal('all').transform(() => Infinity),
  z.coerce
    .number('write a number or "all"')
    .int('write a whole number')
    .min(1, 'write at least 1, or "all"'),
])

const input = z.object({
  types: z.array(slug).default([]).describe('Data types; all eleven without any'),
  out: z.string().min(1, 'name a folder').describe('Folder that the files are written to'),
  limit: limit
    .default(100)
    .describe('Records of each type, the newest where they have a date: a number or "all"'),
  from: instant.optional().describe('Only what happened from this day or time on'),
  to: instant.optional().describe('Only what happened before this day or time'),
  statsDays: z.coerce
    .number('write a number of days')
    .int('write whole days')
    .min(1, 'write at least 1')
    .max(365, 'write at most 365')
    .default(30)
    .describe('Days that user statistics cover, where --from does not say'),
  now: instant.optional().describe('Take this for the present time'),
  rate: z.coerce
    .number('write a number')
    .positive('write more than 0')
    .max(100, 'write at most 100')
    .optional()
    .describe('Requests a second at most'),
})

export const pullOutput = z.object({
  types: z
    .array(
      z.object({
        type: z.enum(SLUGS),
        status: z.enum(['ok', 'empty', 'skipped', 'failed']),
        records: z.number(),
        available: z.number().nullable(),
        file: z.string().nullable(),
        requests: z.number(),
        message: z.string().nullable(),
      }),
    )
    .readonly(),
  requests: z.number(),
})

export const pullOperation = operation({
  name: 'pull',
  summary: 'Read Gong and write its data as text files, one for each type.',
  input,
  output: pullOutput,
  who: 'operator',
  writes: true,
  rest: undefined,
  command: {
    words: ['pull'],
    positional: 'types',
    examples: [
      'carryover pull --out ./gong',
      'carryover pull calls transcripts --out ./gong --limit all --from 2026-01-01',
      'carryover pull users --out ./gong --json',
    ],
  },
  run(
    needs: MachineNeeds,
    { types, out, limit: most, from, to, statsDays, now = needs.clock.now(), rate },
  ) {
    // Nothing has happened after now, and Gong refuses statistics that end there.
    const end = to !== undefined && to < now ? to : now
    if (from !== undefined && from >= end) {
      throw new InvalidInput(
        'from',
        to === undefined ? 'must lie before now' : 'must lie before --to and before now',
      )
    }
    const wanted = types.length === 0 ? SLUGS : SLUGS.filter((type) => types.includes(type))
    return needs.pull(
      { types: wanted, folder: out, limit: most, window: { from, to: end }, statsDays },
      { ratePerSecond: rate, now },
    )
  },
  exitCode,
})

/** A refused key and a spent quota outweigh the rest: running again before they are mended is in vain. */
function exitCode({ types }: Pulled): number {
  const codes = types.flatMap(
    ({ problem, status }) => problem?.exitCode ?? (status === 'failed' ? 1 : []),
  )
  if (codes.length === 0) return 0
  for (const decisive of [3, 6]) if (codes.includes(decisive)) return decisive
  const allFailed = codes.length === types.length && !codes.includes(4)
  return allFailed ? Math.max(...codes) : 4
}
