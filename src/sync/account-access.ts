/** The shared connection's reach: who connects it, what it may read, and how the accounts stand with Gong. */
import { ruleOf } from '../accounts/access-rule.ts'
import type { Access, AccessChoice, AccessPreview, AccountSyncState } from '../records/access.ts'
import type { Connection } from '../records/connection.ts'
import { dayOf } from '../records/days.ts'
import type { Actor } from '../records/member.ts'
import type { AccountQueue, Clock } from '../records/ports.ts'
import { findAccess, lockAccess, type StoredAccess, updateAccess } from '../store/access.ts'
import { hasDeals } from '../store/access-counts.ts'
import { findAccountSync, updateAccountSync } from '../store/account-sync.ts'
import { listAdmins } from '../store/admins.ts'
import {
  type ConnectionPlace,
  currentConnection,
  findConnection,
  sharedConnection,
} from '../store/connections.ts'
import { insertEvent } from '../store/events.ts'
import { listGongUsers } from '../store/gong-people.ts'
import { findMember } from '../store/members.ts'
import { listGongWorkspaces } from '../store/mirror-state.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import { type ChoiceNeeds, previewChoice, takeChoice } from './access-choice.ts'
import { noAccountConnection, notAnAdmin, sharedIsThere } from './access-problems.ts'
import { accountState } from './account-state.ts'
import { gongPeople } from './gong-people.ts'
import { matchingReport } from './matching-report.ts'
import { forgetCompany, type ServeNeeds, serveAccounts } from './serve-accounts.ts'

export interface AccessNeeds<Keys> extends ChoiceNeeds, ServeNeeds {
  readonly clock: Clock
  readonly queue: AccountQueue
  /** A mirror of Gong's permissions that is older shows no call. */
  readonly oldestMirrorMs: number
  /** Tests the key and keeps it, encrypted, as the organization's. */
  readonly connectShared: (actor: Actor, keys: Keys) => Promise<Connection>
}

const UNCOUNTED_REMOVALS = {
  message: 'Many calls are no longer in Gong. They are kept, and nobody sees them.',
  fix: 'An admin has to look whether this is meant.',
}

export function createAccountAccess<Keys>(needs: AccessNeeds<Keys>) {
  const { db, clock, queue, oldestMirrorMs, hashKeys } = needs

  async function state({ organizationId, role }: Actor): Promise<AccountSyncState> {
    const all = await accountState(db, organizationId, {
      now: clock.now(),
      oldestMs: oldestMirrorMs,
    })
    if (role === 'admin') return all
    // Both count calls that the reader may not see.
    const { progress, problem } = all
    return {
      ...all,
      progress: progress && { step: progress.step, done: 0, total: null },
      problem: problem?.code === 'D-REMOVALS' ? { ...problem, ...UNCOUNTED_REMOVALS } : problem,
    }
  }

  async function mayConnect({ organizationId, role }: Actor): Promise<void> {
    if (role === 'admin') return
    const admins = await listAdmins(db, organizationId)
    throw notAnAdmin(admins.map(({ name }) => name))
  }

  async function serving(organizationId: string): Promise<StoredAccess> {
    const access = await findAccess(db, organizationId)
    if (!access?.connection_id) throw noAccountConnection()
    return access
  }

  /** The connection reads for the accounts from now on. */
  async function serve(place: ConnectionPlace): Promise<void> {
    const row = await findConnection(db, place)
    if (row === undefined) return
    await serveAccounts(needs, row, clock.now())
    await queue.syncAccounts(place.organizationId)
  }

  async function tell(actor: Actor, access: StoredAccess, kind: string, text: string) {
    const { organizationId, memberId } = actor
    const subjectId = access.connection_id ?? organizationId
    await insertEvent(db, { organizationId, memberId, subjectId, kind, text })
  }

  async function get({ organizationId }: Actor): Promise<Access> {
    const access = await serving(organizationId)
    const advised = (await hasDeals(db, organizationId)) ? 'deal' : 'all'
    const by = access.confirmed_by && (await findMember(db, organizationId, access.confirmed_by))
    return {
      mode: access.confirmed_at === null ? advised : access.mode,
      teamUserIds: access.team_user_ids,
      teamLeadIds: access.team_lead_ids,
      workspaceIds: access.workspace_ids,
      readFrom: dayOf(access.read_from.getTime()),
      excludedTitleWords: access.excluded_title_words,
      confirmedAt: access.confirmed_at?.toISOString() ?? null,
      confirmedBy: by ? by.name : null,
      advised,
      isOpenToAll: access.is_open_to_all,
      workspaces: await listGongWorkspaces(db, organizationId),
    }
  }

  return {
    state,
    get,
    mayConnect,
    serve,

    /** Nothing reads for the accounts any more, and nothing that was read stays. */
    forget: (organizationId: string): Promise<void> =>
      db.transaction().execute(async (transaction) => {
        await lockAccess(transaction, organizationId)
        await forgetCompany(transaction, needs.index, organizationId)
      }),

    async connect(actor: Actor, keys: Keys): Promise<Connection> {
      await mayConnect(actor)
      const made = await needs.connectShared(actor, keys)
      await serve({ organizationId: actor.organizationId, connectionId: made.connectionId })
      return made
    },

    async useOwn(actor: Actor): Promise<AccountSyncState> {
      const { organizationId } = actor
      if ((await sharedConnection(db, organizationId)) !== undefined) throw sharedIsThere()
      const own = await currentConnection(db, actor, 'gong')
      if (own === undefined) throw noAccountConnection()
      await serve({ organizationId, connectionId: own.connection_id })
      return state(actor)
    },

    async preview({ organizationId }: Actor, choice: AccessChoice): Promise<AccessPreview> {
      const access = await serving(organizationId)
      const sync = await findAccountSync(db, organizationId)
      const isListed = sync?.succeeded_at != null
      return previewChoice(needs, access, choice, isListed)
    },

    async set(actor: Actor, choice: AccessChoice): Promise<Access> {
      const { organizationId, memberId } = actor
      const access = await serving(organizationId)
      await takeChoice(needs, organizationId, choice, { by: memberId, now: clock.now() })
      await tell(actor, access, 'access.changed', `Calls for the accounts: ${choice.mode}.`)
      await queue.syncAccounts(organizationId)
      return get(actor)
    },

    async openToAll(actor: Actor, isOpenToAll: boolean): Promise<Access> {
      const { organizationId } = actor
      const access = await serving(organizationId)
      await db.transaction().execute(async (transaction) => {
        await updateAccess(transaction, organizationId, { is_open_to_all: isOpenToAll })
        await raiseVisibilityEpoch(transaction, organizationId)
      })
      const text = isOpenToAll
        ? 'Opened the linked calls to every member.'
        : "Linked calls follow Gong's permissions again."
      await tell(actor, access, 'access.open-to-all', text)
      return get(actor)
    },

    people: async ({ organizationId }: Actor) =>
      gongPeople(await listGongUsers(db, organizationId)),

    async matching({ organizationId }: Actor) {
      const access = await serving(organizationId)
      const rule = await ruleOf(db, await hashKeys.of(organizationId), access)
      return matchingReport(db, organizationId, rule)
    },

    async syncNow(actor: Actor, { mayRemove }: { readonly mayRemove: boolean }) {
      const { organizationId } = actor
      await serving(organizationId)
      await updateAccountSync(db, organizationId, {
        status: 'queued',
        next_at: clock.now(),
        asked_at: clock.now(),
        ...(mayRemove && { may_remove: true }),
      })
      await queue.syncAccounts(organizationId)
      return state(actor)
    },
  }
}
