/** What the API is given: the parts of the product behind it, and how this installation is reached. */
import type { Actor, Role } from '../records/member.ts'
import type { Clock, Log } from '../records/ports.ts'
import type { DeliveryAnswer } from '../records/delivery.ts'
import type { Upload } from '../records/dataset.ts'
import type { ServerNeeds } from '../operations/needs.ts'

export interface Door {
  readonly version: string
  /** Where people reach the product, without a path. */
  readonly baseUrl: string
  /** The address of whoever asks is what the proxy in front says. */
  readonly isBehindProxy?: boolean | undefined
  readonly log: Log
  readonly clock: Clock
  readonly needs: ServerNeeds
  readonly access: Access
  readonly files: FilesDoor
  /** A provider has sent the browser back. Undefined where the operator has set none. */
  readonly finishOauth: FinishOauth | undefined
  /** Another system tells of a customer. D-SIGN-IN where its signature is not good; `body` as it was sent. */
  readonly takeDelivery: (
    hookId: string,
    signature: string | undefined,
    body: Buffer,
  ) => Promise<DeliveryAnswer>
  /** Shown at set-up, so that the operator keeps it: never the key itself. */
  readonly masterKey: { readonly path: string | null; readonly keyId: string }
  /** What is not as it should be, a sentence each; empty when requests can be served. */
  readonly readiness: () => Promise<readonly string[]>
  /** The built web pages; undefined while there are none. */
  readonly pagesFolder: string | undefined
  /** With the guide, as `<name>.md`. */
  readonly docsFolder: string | undefined
}

/** How people come in. `cookies` are `Set-Cookie` headers; `cookie` is the request's header. */
export interface Access {
  actorOfCookie(cookie: string): Promise<Actor | undefined>
  actorOfToken(token: string): Promise<Actor | undefined>
  isSetUp(): Promise<boolean>
  signInPage(): Promise<SignInPage>
  signIn(email: string, password: string): Promise<SignedIn>
  signOut(cookie: string): Promise<readonly string[]>
  changePassword(
    cookie: string,
    passwords: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<readonly string[]>
  setUp(answers: {
    readonly code: string
    readonly organizationName: string
    readonly name: string
    readonly email: string
    readonly password: string
  }): Promise<SignedIn>
  lookAtInvitation(secret: string): Promise<{
    readonly email: string
    readonly organizationName: string
    readonly role: Role
  }>
  acceptInvitation(
    secret: string,
    answers: { readonly name: string; readonly password: string },
  ): Promise<SignedIn>
  readonly singleSignOn: SingleSignOn | undefined
}

export interface SignInPage {
  readonly isSetUp: boolean
  readonly organizationName: string | null
  readonly oidc: { readonly name: string; readonly url: string } | null
  readonly demoMembers: readonly {
    readonly name: string
    readonly email: string
    readonly role: string
    readonly password: string
  }[]
}

export interface SignedIn {
  readonly actor: Actor
  readonly cookies: readonly string[]
}

export interface SingleSignOn {
  readonly startPath: string
  readonly callbackPath: string
  /** `next`: a path of ours, where the browser goes once it is signed in. */
  start(next: string): Promise<Way>
  finish(request: { readonly query: string; readonly cookie: string }): Promise<Way>
}

export interface Way {
  readonly location: string
  readonly cookies: readonly string[]
}

/** Bytes in and out. Everything is asked for by an actor, and answers only what is theirs. */
export interface FilesDoor {
  content(
    actor: Actor,
    datasetId: string,
    fileId: string,
    /** The newest when undefined. */
    version: number | undefined,
  ): Promise<Content>
  /** Draws the text out and keeps it until a dataset takes it. */
  stageUpload(
    actor: Actor,
    file: {
      readonly fileName: string
      readonly mediaType: string
      readonly stream: AsyncIterable<Uint8Array>
    },
  ): Promise<Upload>
  exportZip(
    actor: Actor,
    datasetId: string,
  ): Promise<{ readonly fileName: string; readonly stream: AsyncIterable<Uint8Array> }>
}

export interface Content {
  readonly stream: AsyncIterable<string | Uint8Array>
  readonly mediaType: string
  readonly fileName: string
  readonly sha256: string
  readonly sizeBytes: number
}

export type OauthProvider = 'gong' | 'google'

/** `actor` is undefined when the browser carries no session; what may be done then is the part's to decide. */
export type FinishOauth = (
  provider: OauthProvider,
  answer: {
    readonly code: string | undefined
    readonly state: string | undefined
    readonly error: string | undefined
    readonly errorDescription: string | undefined
  },
  actor: Actor | undefined,
) => Promise<FinishedOauth>

export interface FinishedOauth {
  /** Undefined when the state belongs to no attempt. */
  readonly attemptId: string | undefined
  /** Where a browser that stayed in its tab goes on; undefined for a window of its own. */
  readonly returnTo: string | undefined
  /** Undefined when it succeeded. */
  readonly problem:
    | { readonly code: string; readonly message: string; readonly fix: string }
    | undefined
}
