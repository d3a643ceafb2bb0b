/** Connecting by OAuth: the browser goes to Gong (or Google) and comes back to a callback, which is an ordinary route. */
import { z } from 'zod'
import { oauthAttempt } from '../records/connection.ts'
import { ownPath } from '../records/own-path.ts'
import type { ServerNeeds } from './needs.ts'
import { EVERYONE, operation } from './operation.ts'
import { pageOf } from './pages.ts'

type Needs = Pick<ServerNeeds, 'oauth' | 'documents'>
type GongNeeds = Pick<ServerNeeds, 'oauth' | 'accountAccess'>

const started = z.object({ attemptId: z.string(), authorizeUrl: z.string() })
/** A path of ours, where a browser that stayed in its tab goes on. */
const returnTo = z
  .string()
  .max(300)
  .refine((path) => path === '/' || ownPath(path) !== '/', 'must be a path of this product')
  .optional()

export const oauthSettings = operation({
  name: 'get-oauth-settings',
  summary:
    'Say whether the operator has set an OAuth client for Gong, and what to register if not.',
  input: z.object({}),
  output: z.object({
    isConfigured: z.boolean(),
    redirectUri: z.string(),
    scopes: z.array(z.string()).readonly(),
    /** Of the connection that reads for all accounts. */
    sharedScopes: z.array(z.string()).readonly(),
    /** Where people sign in to Gong. */
    gongUrl: z.string(),
  }),
  who: EVERYONE,
  writes: false,
  rest: 'get /oauth/gong',
  run: ({ oauth }: Needs) => Promise.resolve(oauth.settings()),
})

export const startGongOauth = operation({
  name: 'start-gong-oauth',
  summary: "Begin to connect by Gong's own sign-in; the answer says where to send the browser.",
  input: z.object({ returnTo, kind: z.enum(['personal', 'shared']).default('personal') }),
  output: started,
  who: EVERYONE,
  writes: true,
  rest: 'post /oauth/gong/start',
  run: async ({ oauth, accountAccess }: GongNeeds, { returnTo: path, kind }, actor) => {
    if (kind === 'shared') await accountAccess.mayConnect(actor)
    return oauth.start(actor, 'gong', path, kind)
  },
})

export const gongOauthAttempt = operation({
  name: 'get-gong-oauth-attempt',
  summary: 'Say how an attempt to connect stands.',
  input: z.object({ attemptId: z.string().min(1) }),
  output: oauthAttempt,
  who: EVERYONE,
  writes: false,
  rest: 'get /oauth/gong/attempts/{attemptId}',
  run: ({ oauth }: Needs, input, actor) => oauth.attempt(actor, input.attemptId),
})

export const startGoogleOauth = operation({
  name: 'start-google-oauth',
  summary: 'Begin to connect Google Drive.',
  input: z.object({ returnTo }),
  output: started,
  who: EVERYONE,
  writes: true,
  rest: 'post /oauth/google/start',
  run: ({ oauth }: Needs, input, actor) => oauth.start(actor, 'google', input.returnTo),
})

export const googleOauthAttempt = operation({
  name: 'get-google-oauth-attempt',
  summary: 'Say how an attempt to connect Google Drive stands.',
  input: z.object({ attemptId: z.string().min(1) }),
  output: oauthAttempt,
  who: EVERYONE,
  writes: false,
  rest: 'get /oauth/google/attempts/{attemptId}',
  run: ({ oauth }: Needs, input, actor) => oauth.attempt(actor, input.attemptId),
})

export const documentsState = operation({
  name: 'get-google-drive',
  summary: 'Say whether Google Drive is switched on and connected.',
  input: z.object({}),
  output: z.object({ isConfigured: z.boolean(), isConnected: z.boolean() }),
  who: EVERYONE,
  writes: false,
  rest: 'get /google-drive',
  run: ({ documents }: Needs, _input, actor) => documents.state(actor),
})

export const listDocuments = operation({
  name: 'list-google-documents',
  summary: 'Find documents in my Google Drive.',
  input: z.object({
    query: z.string().max(200).default(''),
    cursor: z.string().max(2_000).optional(),
  }),
  output: pageOf(
    z.object({ documentId: z.string(), name: z.string(), modifiedAt: z.iso.datetime() }),
  ),
  who: EVERYONE,
  writes: false,
  rest: 'get /google-drive/documents',
  run: ({ documents }: Needs, { query, cursor }, actor) => documents.list(actor, query, cursor),
})

export const disconnectGoogle = operation({
  name: 'disconnect-google-drive',
  summary: 'Delete the stored permission for Google Drive.',
  input: z.object({}),
  output: z.null(),
  who: EVERYONE,
  writes: true,
  rest: 'delete /google-drive',
  status: 204,
  run: async ({ documents }: Needs, _input, actor) => {
    await documents.disconnect(actor)
    return null
  },
})
