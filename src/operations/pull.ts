/** `carryover pull`: Gong to text files, without a server or a database. */
import { z } from 'zod'
import { pull, type Pulled } from '../datasets/pull.ts'
import { SLUGS, type Slug } from '../records/data-types.ts'
import { type Operation, operation } from './operation.ts'
import { instant } from './instants.ts'

const slug = z.string().transform((text, context): Slug => {
  const known = SLUGS.find((candidate) => candidate === text)
  if (known !== undefined) return known
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no data type; there are ${SLUGS.join(', ')}`,
  })
  return z.NEVER
})

const limit = z.union([
  z.literal('all').transform(() => Infinity),
  z.coerce
    .number('write a number or "all"')
    .int('write a whole number')
    .min(1, 'write at least 1, or "all"'),
])

const input = z
  .object({
    types: z.array(slug).default([]).describe('Data types; all eleven without any'),
    out: z.string().min(1).describe('Folder that the files are written to'),
    limit: limit.default(100).describe('Records of each type, newest first: a number or "all"'),
    from: instant.optional().describe('Only what happened from this day or time on'),
    to: instant.optional().describe('Only what happened before this day or time'),
    statsDays: z.coerce
      .number()
      .int()
      .min(1)
      .max(365)
      .default(30)
      .describe('Days that user statistics cover, unless --from says more'),
    now: instant.optional().describe('Take this for the present time'),
    rate: z.coerce.number().positive().max(100).optional().describe('Requests a second at most'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ['from'],
    message: 'must lie before --to',
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

export const pullOperation: Operation = operation({
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
  run: (needs, request) =>
    needs.withGong({ ratePerSecond: request.rate }, async (gong) => {
      const clock =
        request.now === undefined ? needs.clock : { ...needs.clock, now: fixed(request.now) }
      const wanted =
        request.types.length === 0 ? SLUGS : SLUGS.filter((type) => request.types.includes(type))
      return pull(
        {
          types: wanted,
          folder: request.out,
          limit: request.limit,
          window: { from: request.from, to: request.to ?? clock.now() },
          statsDays: request.statsDays,
        },
        { gong, clock, progress: needs.progress },
      )
    }),
  exitCode,
})

function fixed(instantGiven: Date): () => Date {
  return () => instantGiven
}

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
