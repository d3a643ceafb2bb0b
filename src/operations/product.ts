/** What the product says of itself: data types, defaults, how it runs. */
import { z } from 'zod'
import { DATA_TYPES, SLUGS } from '../records/data-types.ts'
import { schedule } from '../records/schedule.ts'
import { DEFAULTS } from '../records/defaults.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageOf, wholeList } from './pages.ts'

type Needs = Pick<ServerNeeds, 'connections' | 'status' | 'sample'>

export const listDataTypes = operation({
  name: 'list-data-types',
  summary: 'List the eleven data types, with what my connection may read of them.',
  input: z.object({}),
  output: pageOf(
    z.object({
      slug: z.enum(SLUGS),
      name: z.string(),
      description: z.string(),
      scopes: z.array(z.string()).readonly(),
      defaultRange: z.string(),
      whenEmpty: z.string(),
      /** Null without a checked connection. */
      allowed: z.boolean().nullable(),
      missingScope: z.string().nullable(),
      records: z.number().nullable(),
    }),
  ),
  who: EVERYONE,
  writes: false,
  rest: 'get /data-types',
  async run({ connections }: Needs, _input, actor) {
    const { own } = await connections.list(actor)
    const checks = new Map(own[0]?.checks?.map((check) => [check.type, check]))
    return wholeList(
      SLUGS.map((slug) => {
        const { title, card, scopes, order, whenEmpty } = DATA_TYPES[slug]
        const check = checks.get(slug)
        return {
          slug,
          name: title,
          description: card,
          scopes,
          defaultRange: slug === 'user-stats' ? 'last 30 days' : `100 ${order}`,
          whenEmpty,
          allowed: check?.allowed ?? null,
          missingScope: check?.allowed === false ? check.scope : null,
          records: check?.records ?? null,
        }
      }),
    )
  },
})

export const getDefaults = operation({
  name: 'get-defaults',
  summary: 'Show every default in one place.',
  input: z.object({}),
  output: z.object({
    recordLimit: z.number(),
    statsDays: z.number(),
    sync: schedule,
    syncedTypes: z.literal('all imported'),
    privateCalls: z.literal('excluded'),
    recordings: z.literal('never stored'),
    formats: z.array(z.string()).readonly(),
    versionsKept: z.number(),
    gongRatePerSecond: z.number(),
    gongRatePerDay: z.number(),
    connectionsPerMember: z.number(),
    sessionIdleHours: z.number(),
    sessionDays: z.number(),
    ai: z.literal('off'),
  }),
  who: EVERYONE,
  writes: false,
  rest: 'get /defaults',
  run: () => Promise.resolve(DEFAULTS),
})

export const getStatus = operation({
  name: 'get-status',
  summary: 'Show how this installation runs.',
  input: z.object({}),
  output: z.object({
    version: z.string(),
    role: z.string(),
    database: z.enum(['embedded', 'external']),
    runsUnderWay: z.number(),
    runsQueued: z.number(),
    masterKey: z.object({ keyId: z.string(), path: z.string().nullable() }),
  }),
  who: ['admin'],
  writes: false,
  rest: 'get /status',
  run: ({ status }: Needs) => status(),
})

export const startSample = operation({
  name: 'start-sample',
  summary: 'Fill the organization with the sample world, which a pretend Gong serves.',
  input: z.object({}),
  output: z.object({ datasetId: z.string() }),
  who: ['admin'],
  writes: true,
  rest: 'post /sample',
  run: ({ sample }: Needs, _input, actor) => sample.start(actor),
})

export const removeSample = operation({
  name: 'remove-sample',
  summary: 'Take the sample world away: its connections and the datasets made from it.',
  input: z.object({}),
  output: z.null(),
  who: ['admin'],
  writes: true,
  rest: 'delete /sample',
  status: 204,
  run: async ({ sample }: Needs, _input, actor) => {
    await sample.remove(actor)
    return null
  },
})
