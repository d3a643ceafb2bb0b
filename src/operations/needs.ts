/** What operations are given: the parts of a person's own machine, and the parts of the product behind its doors. */
import type { AccountNeeds } from './account-needs.ts'
import type { InsightNeeds } from './insight-needs.ts'
import type { PullRequest, Pulled } from '../datasets/pull.ts'
import type {
  Budget,
  Connection,
  Event,
  Impact,
  OauthAttempt,
  OtherConnection,
  TestedConnection,
  Trial,
} from '../records/connection.ts'
import type { Slug } from '../records/data-types.ts'
import type {
  Dataset,
  Estimate,
  File,
  FileVersion,
  OtherDataset,
  Run,
  VersionDiff,
} from '../records/dataset.ts'
import type { Actor, ApiToken, Invitation, Member, Notice, Role, Scope } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import type { Schedule } from '../records/schedule.ts'

/** For the command line on a person's own machine, joined to the key that they give. */
export interface MachineNeeds {
  readonly clock: Clock
  /** Whether somebody has said which Gong to read; what reads it throws a problem when nobody has. */
  readonly isConnected: boolean
  pull(request: PullRequest, options: PullOptions): Promise<Pulled>
  testConnection(): Promise<TestedConnection>
}

export interface PullOptions {
  /** Requests a second at most, instead of what the operator has set. */
  readonly ratePerSecond: number | undefined
  /** Taken for the present time, which files carry. */
  readonly now: Date
}

/** For the served product. Everything is asked for by an actor, and answers only what is theirs to see. */
export interface ServerNeeds extends AccountNeeds, InsightNeeds {
  readonly clock: Clock
  readonly members: Members
  readonly tokens: Tokens
  readonly connections: Connections
  readonly oauth: Oauth
  readonly documents: Documents
  readonly datasets: Datasets
  readonly files: Files
  readonly runs: Runs
  readonly notices: Notices
  readonly sample: Sample
  readonly status: () => Promise<Status>
}

/** The sample world: an invented company behind a pretend Gong of our own. */
export interface Sample {
  /** Connects the actor to it and makes a first dataset. D-CONFLICT when they are connected to a Gong. */
  start(actor: Actor): Promise<{ readonly datasetId: string }>
  remove(actor: Actor): Promise<void>
}

/** Pages of a list: `cursor` is what the page before gave as `nextCursor`. */
export interface PageRequest {
  readonly limit: number
  readonly cursor: string | undefined
}

export interface PageOf<Item> {
  readonly data: readonly Item[]
  readonly nextCursor: string | null
  readonly hasMore: boolean
}

export interface Members {
  me(actor: Actor): Promise<Me>
  list(actor: Actor): Promise<readonly Member[]>
  changeRole(actor: Actor, memberId: string, role: Role): Promise<Member>
  /** Ends their sessions and tokens; the last admin cannot go. */
  remove(actor: Actor, memberId: string): Promise<void>
  invitations(actor: Actor): Promise<readonly Invitation[]>
  /** `url` is shown once: it is good for seven days and one person. */
  invite(
    actor: Actor,
    invitee: { readonly email: string; readonly role: Role },
  ): Promise<{ readonly invitation: Invitation; readonly url: string }>
  revokeInvitation(actor: Actor, invitationId: string): Promise<void>
}

export interface Me {
  readonly member: Member
  readonly organization: {
    readonly organizationId: string
    readonly name: string
    readonly isSample: boolean
  }
  readonly unreadNotices: number
  /** Sources beyond Gong and uploads that the operator has switched on. */
  readonly hasGoogleDrive: boolean
}

export interface Tokens {
  list(actor: Actor): Promise<readonly ApiToken[]>
  /** `secret` is shown once. */
  create(
    actor: Actor,
    token: {
      readonly name: string
      readonly scopes: readonly Scope[]
      readonly expiresInDays: number | null
    },
  ): Promise<{ readonly token: ApiToken; readonly secret: string }>
  revoke(actor: Actor, tokenId: string): Promise<void>
}

export interface KeyPair {
  readonly accessKey: string
  readonly accessKeySecret: string
  /** Gong's own unless given; checked against the hosts that a key may be sent to. */
  readonly baseUrl: string | undefined
}

export interface Connections {
  /** The actor's own, disconnected ones left out, and for an admin that others exist. */
  list(actor: Actor): Promise<{
    readonly own: readonly Connection[]
    readonly others: readonly OtherConnection[]
  }>
  get(actor: Actor, connectionId: string): Promise<Connection>
  /** Stores nothing. */
  test(actor: Actor, keys: KeyPair, kind?: Connection['kind']): Promise<Trial>
  /** Tests, then stores. D-CONFLICT when the member has one. */
  connect(actor: Actor, keys: KeyPair): Promise<Connection>
  /** Tests what is stored, type by type. */
  check(actor: Actor, connectionId: string): Promise<Connection>
  changeBaseUrl(actor: Actor, connectionId: string, baseUrl: string): Promise<Connection>
  disconnect(actor: Actor, connectionId: string): Promise<Disconnected>
  impact(actor: Actor, connectionId: string): Promise<Impact>
  /** Schedules that stopped when the former connection went. */
  resumable(actor: Actor): Promise<{ readonly schedules: number }>
  resume(actor: Actor): Promise<{ readonly schedules: number }>
  budget(actor: Actor, connectionId: string): Promise<Budget>
  events(actor: Actor, connectionId: string, page: PageRequest): Promise<PageOf<Event>>
}

export interface Disconnected {
  /** Where a person removes the key or the app in Gong. */
  readonly removeInGongUrl: string
  readonly stoppedSchedules: number
}

export interface Oauth {
  /** Whether the operator has set a client, and what to register if not. */
  settings(): {
    readonly isConfigured: boolean
    readonly redirectUri: string
    readonly scopes: readonly string[]
    readonly sharedScopes: readonly string[]
    /** Where people sign in to Gong. */
    readonly gongUrl: string
  }
  start(
    actor: Actor,
    provider: 'gong' | 'google',
    returnTo: string | undefined,
    kind?: 'personal' | 'shared',
  ): Promise<{ readonly attemptId: string; readonly authorizeUrl: string }>
  attempt(actor: Actor, attemptId: string): Promise<OauthAttempt>
}

/** Google Drive, where the operator has set a client. */
export interface Documents {
  state(actor: Actor): Promise<{ readonly isConfigured: boolean; readonly isConnected: boolean }>
  list(
    actor: Actor,
    query: string,
    cursor: string | undefined,
  ): Promise<
    PageOf<{ readonly documentId: string; readonly name: string; readonly modifiedAt: string }>
  >
  disconnect(actor: Actor): Promise<void>
}

export interface GongChoice {
  readonly types: readonly Slug[]
  /** Records of each type; null for all. */
  readonly limit: number | null
  readonly from: Date | undefined
  readonly statsDays: number
}

export interface NewDataset {
  readonly name: string
  readonly description: string
  readonly gong: GongChoice
  /** Types that schedules leave out. */
  readonly unsyncedTypes: readonly Slug[]
  readonly uploadIds: readonly string[]
  readonly documents: readonly { readonly documentId: string; readonly name: string }[]
  readonly sync: Schedule
}

export interface Datasets {
  list(
    actor: Actor,
    page: PageRequest,
  ): Promise<PageOf<Dataset> & { readonly others: readonly OtherDataset[] }>
  get(actor: Actor, datasetId: string): Promise<Dataset>
  /** Starts the import when there is anything to import. */
  create(
    actor: Actor,
    dataset: NewDataset,
  ): Promise<{ readonly dataset: Dataset; readonly run: Run | null }>
  change(
    actor: Actor,
    datasetId: string,
    change: {
      readonly name?: string | undefined
      readonly description?: string | undefined
      readonly recordLimit?: number | null | undefined
      readonly readFrom?: Date | null | undefined
      readonly statsDays?: number | undefined
    },
  ): Promise<Dataset>
  remove(actor: Actor, datasetId: string): Promise<void>
  /** Adds to a dataset and imports what was added. */
  add(
    actor: Actor,
    datasetId: string,
    what: Pick<NewDataset, 'uploadIds' | 'documents'> & { readonly types: readonly Slug[] },
  ): Promise<{ readonly dataset: Dataset; readonly run: Run | null }>
  changeSync(
    actor: Actor,
    datasetId: string,
    sync: Schedule,
    syncedFileIds: readonly string[] | undefined,
  ): Promise<Dataset>
  estimate(
    actor: Actor,
    choice: GongChoice,
  ): Promise<{ readonly types: readonly Estimate[]; readonly requests: number }>
}

export interface Files {
  list(actor: Actor, datasetId: string): Promise<readonly File[]>
  get(actor: Actor, datasetId: string, fileId: string): Promise<File>
  versions(actor: Actor, datasetId: string, fileId: string): Promise<readonly FileVersion[]>
  diff(
    actor: Actor,
    datasetId: string,
    fileId: string,
    versions: { readonly from: number; readonly to: number },
  ): Promise<VersionDiff>
  remove(actor: Actor, datasetId: string, fileId: string): Promise<void>
}

export interface Runs {
  list(actor: Actor, datasetId: string, page: PageRequest): Promise<PageOf<Run>>
  get(actor: Actor, runId: string): Promise<Run>
  /** All synced files, or those given. D-RUNNING with the run's id when one is under way. */
  syncNow(actor: Actor, datasetId: string, fileIds: readonly string[] | undefined): Promise<Run>
  cancel(actor: Actor, runId: string): Promise<Run>
  /** What failed or was skipped, or the files given. `mayRemove`: a person has confirmed the removals. */
  retry(
    actor: Actor,
    runId: string,
    options: { readonly fileIds: readonly string[] | undefined; readonly mayRemove: boolean },
  ): Promise<Run>
}

export interface Notices {
  list(actor: Actor): Promise<readonly Notice[]>
  markRead(actor: Actor): Promise<void>
}

export interface Status {
  readonly version: string
  readonly role: string
  readonly database: 'embedded' | 'external'
  readonly runsUnderWay: number
  readonly runsQueued: number
  readonly masterKey: { readonly keyId: string; readonly path: string | null }
}
