/** What the operations of the account side are given. Everything answers only what the actor may see in Gong. */
import type {
  Access,
  AccessChoice,
  AccessPreview,
  AccountSyncState,
  GongPerson,
  MatchingReport,
  UnmatchedCall,
} from '../records/access.ts'
import type {
  Account,
  AccountCheck,
  AccountOverview,
  AccountRow,
  AccountSource,
  Link,
  LiveCall,
  LiveCost,
  NearMiss,
  OlderCalls,
  NewAccount,
  Person,
  Relationship,
  SavedAccount,
  Suggestion,
} from '../records/account.ts'
import type {
  AccountCall,
  AccountCallRow,
  CallDiagnosis,
  CallMark,
  CallRow,
  CallTranscript,
} from '../records/account-call.ts'
import type { AccountImport, ImportMapping } from '../records/account-import.ts'
import type { CallType } from '../records/call-type.ts'
import type { Connection } from '../records/connection.ts'
import type { Actor } from '../records/member.ts'
import type { SearchAnswer } from '../records/search.ts'
import type { Trust } from '../records/trust.ts'
import type { ChosenPeople, ViewerMapping, Visibility } from '../records/visibility.ts'
import type { KeyPair, PageOf, PageRequest } from './needs.ts'

export interface AccountNeeds {
  readonly accounts: Accounts
  readonly links: Links
  readonly calls: Calls
  readonly search: Search
  readonly accountAccess: AccountAccess
  readonly viewers: Viewers
  readonly hooks: InboundHooks
  readonly trust: TrustReport
}

export interface AccountFilter {
  readonly query: string | undefined
  readonly ownerId: string | undefined
  readonly stage: string | undefined
}

/** What is left out stays as it is. */
export type AccountChange = {
  readonly [Field in keyof NewAccount]?: NewAccount[Field] | undefined
} & {
  /** Beside those that it has. */
  readonly addedDomain?: string | undefined
  /** D-NOT-FOUND where the account does not have it. */
  readonly removedDomain?: string | undefined
}

export interface Accounts {
  list(actor: Actor, filter: AccountFilter, page: PageRequest): Promise<PageOf<AccountRow>>
  /** D-NOT-FOUND where there is none. So for every account id below. */
  get(actor: Actor, accountId: string): Promise<Account>
  /** Looks for its calls at once; domains that cannot be matched by are left out and told. */
  create(actor: Actor, account: NewAccount, source: AccountSource): Promise<SavedAccount>
  change(actor: Actor, accountId: string, change: AccountChange): Promise<SavedAccount>
  remove(actor: Actor, accountId: string): Promise<void>
  /** `csv`: the text of the file. Nothing is written unless `isApplied` is asked for. */
  import(
    actor: Actor,
    request: {
      readonly csv: string
      readonly mapping: ImportMapping | undefined
      readonly isApplied: boolean
    },
  ): Promise<AccountImport>
  /** Looks for its calls again; the pages show them as they come. */
  match(actor: Actor, accountId: string): Promise<Account>
  overview(actor: Actor, accountId: string): Promise<AccountOverview>
  people(actor: Actor, accountId: string): Promise<readonly Person[]>
  relationship(actor: Actor, accountId: string): Promise<Relationship>
  checks(actor: Actor, accountId: string): Promise<readonly AccountCheck[]>
  /** Reads Gong live, and keeps nothing. */
  suggestions(
    actor: Actor,
  ): Promise<{ readonly data: readonly Suggestion[]; readonly cost: LiveCost | null }>
}

export interface Links {
  why(actor: Actor, accountId: string, callId: string): Promise<Link>
  /** `call`: an id, or a link to the call in Gong. */
  link(actor: Actor, accountId: string, call: string): Promise<Link>
  unlink(actor: Actor, accountId: string, callId: string): Promise<Link>
  /** Read Gong live, compare in memory and keep nothing. */
  nearMisses(
    actor: Actor,
    accountId: string,
  ): Promise<{ readonly data: readonly NearMiss[]; readonly cost: LiveCost | null }>
  olderCalls(actor: Actor, accountId: string): Promise<OlderCalls>
  findLinkable(
    actor: Actor,
    accountId: string,
    request: {
      readonly query: string
      readonly from: Date | undefined
      readonly to: Date | undefined
    },
  ): Promise<{ readonly data: readonly LiveCall[]; readonly cost: LiveCost | null }>
  unmatched(
    actor: Actor,
  ): Promise<{ readonly data: readonly UnmatchedCall[]; readonly cost: LiveCost | null }>
}

export interface CallFilter {
  readonly query: string | undefined
  readonly type: CallType | undefined
  readonly accountId: string | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
}

export interface Calls {
  /** Newest first. */
  list(actor: Actor, filter: CallFilter, page: PageRequest): Promise<PageOf<CallRow>>
  ofAccount(
    actor: Actor,
    accountId: string,
    filter: Omit<CallFilter, 'accountId'>,
    page: PageRequest,
  ): Promise<PageOf<AccountCallRow>>
  /** D-NOT-FOUND, in the same words, where it is not there and where the actor may not see it. So for all below. */
  get(actor: Actor, callId: string): Promise<AccountCall>
  transcript(
    actor: Actor,
    callId: string,
    span: {
      readonly fromMs: number | undefined
      readonly toMs: number | undefined
      readonly speakerId: string | undefined
    },
  ): Promise<CallTranscript>
  changeType(actor: Actor, callId: string, type: CallType | null): Promise<AccountCall>
  review(actor: Actor, callId: string, isReviewed: boolean): Promise<AccountCall>
  addMoment(
    actor: Actor,
    callId: string,
    moment: {
      readonly firstSentence: number
      readonly lastSentence: number
      readonly note: string
    },
  ): Promise<CallMark>
  removeMoment(actor: Actor, callId: string, momentId: string): Promise<void>
  /** Asks Gong for the transcript now instead of at its next time. */
  checkTranscript(actor: Actor, callId: string): Promise<AccountCall>
  /** Looked up live. `call`: an id, or a link to the call in Gong. */
  diagnose(actor: Actor, call: string, accountId: string | undefined): Promise<CallDiagnosis>
}

export interface SearchRequest {
  readonly query: string
  readonly accountId: string | undefined
  readonly callId: string | undefined
  readonly side: 'customer' | 'us' | undefined
  readonly type?: CallType | undefined
  /** Calls that started then or later. */
  readonly since?: Date | undefined
  readonly limit: number
}

export interface Search {
  search(actor: Actor, request: SearchRequest): Promise<SearchAnswer>
}

export interface AccountAccess {
  /**
   * Tests the key, and keeps it as the shared connection that reads for the accounts. D-NOT-ALLOWED for everybody but an
   * admin, D-CONFLICT where the organization has one.
   */
  connect(actor: Actor, keys: KeyPair): Promise<Connection>
  /** Throws what `connect` would throw before any key is looked at. */
  mayConnect(actor: Actor): Promise<void>
  state(actor: Actor): Promise<AccountSyncState>
  /** D-NO-CONN before a connection serves the accounts. */
  get(actor: Actor): Promise<Access>
  /** From what is known of the calls by their hashes: no request to Gong. */
  preview(actor: Actor, choice: AccessChoice): Promise<AccessPreview>
  /** Confirms the choice; calls that fall out are gone before this returns, those that come in follow. */
  set(actor: Actor, choice: AccessChoice): Promise<Access>
  openToAll(actor: Actor, isOpenToAll: boolean): Promise<Access>
  /** Lets the actor's own connection serve the accounts too. */
  useOwn(actor: Actor): Promise<AccountSyncState>
  people(actor: Actor): Promise<readonly GongPerson[]>
  matching(actor: Actor): Promise<MatchingReport>
  /** `mayRemove`: the actor has confirmed that more calls than usual are gone from Gong. */
  syncNow(actor: Actor, options: { readonly mayRemove: boolean }): Promise<AccountSyncState>
}

export interface Viewers {
  list(actor: Actor): Promise<readonly ViewerMapping[]>
  /** `userId` null takes a mapping away: the member's own verified address counts again. */
  map(actor: Actor, memberId: string, userId: string | null): Promise<ViewerMapping>
  check(actor: Actor, callId: string, memberId: string): Promise<Visibility>
  chosenPeople(actor: Actor): Promise<ChosenPeople>
  /** D-NO-CONN before a connection serves the accounts. */
  followChosenPeople(actor: Actor, isFollowed: boolean): Promise<ChosenPeople>
}

export interface TrustReport {
  report(actor: Actor): Promise<Trust>
}

export interface InboundHook {
  readonly hookId: string
  readonly name: string
  readonly url: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

export interface InboundHooks {
  list(actor: Actor): Promise<readonly InboundHook[]>
  /** `secret` is shown once: deliveries are signed with it. */
  create(
    actor: Actor,
    name: string,
  ): Promise<{ readonly hook: InboundHook; readonly secret: string }>
  revoke(actor: Actor, hookId: string): Promise<void>
}
