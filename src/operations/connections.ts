/** Connecting a member's Gong, by key; by OAuth see `oauth.ts`. */
import { z } from 'zod'
import { budget, connection, event, impact, otherConnection, trial } from '../records/connection.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageInput, pageOf } from './pages.ts'

type Needs = Pick<ServerNeeds, 'connections'>
type ConnectNeeds = Pick<ServerNeeds, 'connections' | 'accountAccess'>

const connectionId = z.string().min(1)
/** A member's own, or the one that reads for all accounts. */
const kind = z.enum(['personal', 'shared']).default('personal')
const keys = z.object({
  accessKey: z.string().trim().min(1, 'paste the access key').max(400),
  accessKeySecret: z.string().trim().min(1, 'paste the access key secret').max(2_000),
  baseUrl: z
    .string()
    .trim()
    .max(300)
    .optional()
    .transform((text) => text || undefined),
})

export const listConnections = operation({
  name: 'list-connections',
  summary: "List my connection, and for an admin that others' exist.",
  input: z.object({}),
  output: pageOf(connection).extend({ others: z.array(otherConnection).readonly() }),
  who: EVERYONE,
  writes: false,
  rest: 'get /connections',
  run: async ({ connections }: Needs, _input, actor) => {
    const { own, others } = await connections.list(actor)
    return { data: own, nextCursor: null, hasMore: false, others }
  },
})

export const tryConnection = operation({
  name: 'try-connection',
  summary: 'Try a Gong key on every data type that such a connection reads; nothing is stored.',
  input: keys.extend({ kind }),
  output: trial,
  who: EVERYONE,
  writes: true,
  rest: 'post /connections/test',
  run: async ({ connections, accountAccess }: ConnectNeeds, { kind: of, ...given }, actor) => {
    if (of === 'shared') await accountAccess.mayConnect(actor)
    return connections.test(actor, given, of)
  },
})

export const connect = operation({
  name: 'connect-gong',
  summary:
    'Test a Gong key and keep it, encrypted, as my connection, or as the one of all accounts.',
  input: keys.extend({ kind }),
  output: connection,
  who: EVERYONE,
  writes: true,
  rest: 'post /connections',
  status: 201,
  location: (made) => `/connections/${made.connectionId}`,
  run: ({ connections, accountAccess }: ConnectNeeds, { kind: of, ...given }, actor) =>
    (of === 'shared' ? accountAccess : connections).connect(actor, given),
})

export const getConnection = operation({
  name: 'get-connection',
  summary: 'Show my connection; never its secret.',
  input: z.object({ connectionId }),
  output: connection,
  who: EVERYONE,
  writes: false,
  rest: 'get /connections/{connectionId}',
  run: ({ connections }: Needs, input, actor) => connections.get(actor, input.connectionId),
})

export const checkConnection = operation({
  name: 'check-connection',
  summary: 'Test my stored connection on every data type.',
  input: z.object({ connectionId }),
  output: connection,
  who: EVERYONE,
  writes: true,
  rest: 'post /connections/{connectionId}/checks',
  run: ({ connections }: Needs, input, actor) => connections.check(actor, input.connectionId),
})

export const changeConnection = operation({
  name: 'change-connection',
  summary: 'Point my connection at another API base URL of Gong.',
  input: z.object({ connectionId, baseUrl: z.string().trim().min(1).max(300) }),
  output: connection,
  who: EVERYONE,
  writes: true,
  rest: 'patch /connections/{connectionId}',
  run: ({ connections }: Needs, input, actor) =>
    connections.changeBaseUrl(actor, input.connectionId, input.baseUrl),
})

export const disconnect = operation({
  name: 'disconnect-gong',
  summary: 'Delete the stored credentials and stop all syncs; files stay.',
  input: z.object({ connectionId }),
  output: z.object({ removeInGongUrl: z.string(), stoppedSchedules: z.number() }),
  who: EVERYONE,
  writes: true,
  rest: 'delete /connections/{connectionId}',
  run: ({ connections }: Needs, input, actor) => connections.disconnect(actor, input.connectionId),
})

export const getImpact = operation({
  name: 'get-disconnect-impact',
  summary: 'Say what would stop and what would stay if I disconnected.',
  input: z.object({ connectionId }),
  output: impact,
  who: EVERYONE,
  writes: false,
  rest: 'get /connections/{connectionId}/impact',
  run: ({ connections }: Needs, input, actor) => connections.impact(actor, input.connectionId),
})

export const getResumable = operation({
  name: 'get-resumable-schedules',
  summary: 'Count the schedules that stopped with my former connection.',
  input: z.object({}),
  output: z.object({ schedules: z.number() }),
  who: EVERYONE,
  writes: false,
  rest: 'get /connections/resumable',
  run: ({ connections }: Needs, _input, actor) => connections.resumable(actor),
})

export const resume = operation({
  name: 'resume-schedules',
  summary: 'Start the schedules again that stopped with my former connection.',
  input: z.object({}),
  output: z.object({ schedules: z.number() }),
  who: EVERYONE,
  writes: true,
  rest: 'post /connections:resume',
  run: ({ connections }: Needs, _input, actor) => connections.resume(actor),
})

export const getBudget = operation({
  name: 'get-budget',
  summary: "Show what is used of Gong's daily quota, by our own count.",
  input: z.object({ connectionId }),
  output: budget,
  who: EVERYONE,
  writes: false,
  rest: 'get /connections/{connectionId}/budget',
  run: ({ connections }: Needs, input, actor) => connections.budget(actor, input.connectionId),
})

export const listConnectionEvents = operation({
  name: 'list-connection-events',
  summary: 'List what happened to my connection, newest first.',
  input: z.object({ connectionId, ...pageInput }),
  output: pageOf(event),
  who: EVERYONE,
  writes: false,
  rest: 'get /connections/{connectionId}/events',
  run: ({ connections }: Needs, { connectionId: id, limit, cursor }, actor) =>
    connections.events(actor, id, { limit, cursor }),
})
