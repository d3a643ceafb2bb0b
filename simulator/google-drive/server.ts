// A pretend Google: its sign-in, its tokens, and one person's Drive. For tests and the demo; listens on this computer.
import formBody from '@fastify/formbody'
import Fastify from 'fastify'
import { mountDrive } from './drive.ts'
import type { DriveDocument } from './drive.ts'
import { createFaults } from './faults.ts'
import type { DriveFault } from './faults.ts'
import { mountSignIn } from './sign-in.ts'
import { createTokens } from './tokens.ts'

export interface GoogleDriveOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** May be changed while it runs. */
  readonly documents: readonly DriveDocument[]
  readonly clientId?: string
  readonly clientSecret?: string
  /** Google's is an hour. */
  readonly tokenLifeSec?: number
  readonly pageSize?: number
}

export interface GoogleDriveRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly status: number
}

export interface GoogleDrive {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** What was asked, in order of answering. */
  readonly requests: readonly GoogleDriveRequest[]
  /** Answers the next `times` requests to Drive so; after them all is well again. */
  fail(fault: DriveFault, times: number): void
  /** The person takes the permission back, at Google. */
  revoke(): void
  /** Access tokens end before their time; the permission stays. */
  expireAccessTokens(): void
  close(): Promise<void>
}

export async function startGoogleDrive(options: GoogleDriveOptions): Promise<GoogleDrive> {
  const { clientId = 'google-client', clientSecret = 'google-client-secret' } = options
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 500 } })
  const requests: GoogleDriveRequest[] = []
  const tokens = createTokens(options.tokenLifeSec ?? 3_600)
  const faults = createFaults()

  app.addHook('onResponse', async (request, reply) => {
    const url = new URL(request.url, 'http://localhost')
    requests.push({
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      status: reply.statusCode,
    })
  })
  app.setErrorHandler((_error, _request, reply) => reply.code(500).send({ error: 'internal' }))
  await app.register(formBody)
  mountSignIn(app, tokens, { clientId, clientSecret })
  mountDrive(app, tokens, faults, {
    documents: () => options.documents,
    pageSize: options.pageSize ?? 100,
  })
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  return {
    url,
    clientId,
    clientSecret,
    requests,
    fail: (fault, times) => faults.set(fault, times),
    revoke: () => tokens.revokeAll(),
    expireAccessTokens: () => tokens.expireAll(),
    close: () => app.close(),
  }
}
