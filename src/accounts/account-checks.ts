/**
 * Why an account has no calls, or not all of them, check by check. From what is known here: nothing is asked of Gong.
 * Whoever is no admin learns only of calls that they may see, so their lines name no number of others.
 */
import type { Account, AccountCheck } from '../records/account.ts'
import { dayOf } from '../records/days.ts'
import type { AccountReach } from '../store/account-figures.ts'
import type { AccountReading } from '../store/account-reading.ts'

export interface CheckFacts {
  readonly account: Account
  /** Undefined before a connection has served the accounts. */
  readonly reading: AccountReading | undefined
  /** Calls of the account that the reader may see. */
  readonly calls: number
  /** Over all that Gong holds: given for an admin alone. */
  readonly reach: AccountReach | undefined
  /** The admins' names, for whoever has to ask one. */
  readonly admins: readonly string[]
}

const ACCESS_PAGE = '/integrations/gong/access'
const VIEWERS_PAGE = '/settings/gong-users'

/** Of them no hash is kept, so that nobody can say of which account they are. */
const UNKNOWABLE =
  'Private and internal calls, and those left out by their title, are known of no account: paste the link of one to hear why it is not here.'

const MODES = {
  all: 'All recordings that the connection can see may be read',
  team: 'Only recordings of chosen people and teams are read',
  deal: 'Only recordings that Gong ties to a deal in the CRM are read',
} as const

export function accountChecks(facts: CheckFacts): readonly AccountCheck[] {
  return [
    connectionCheck(facts),
    callsCheck(facts),
    windowCheck(facts),
    accessCheck(facts),
    matchingCheck(facts),
  ]
}

function connectionCheck(facts: CheckFacts): AccountCheck {
  const connection = facts.reading?.connection ?? null
  if (connection === null) {
    const text = `No Gong connection reads for the accounts.${asking(facts)}`
    return check('connection', false, text, adminOpens(facts, 'Connect'))
  }
  if (connection.status === 'action_required') {
    const text = `Gong no longer accepts the connection that reads for the accounts.${asking(facts)}`
    return check('connection', false, text, adminOpens(facts, 'Reconnect'))
  }
  if (facts.reading?.succeededAt === null) {
    const text = 'Gong is connected; its calls are being listed for the first time.'
    return check('connection', true, text)
  }
  const company = connection.companyName === null ? '' : ` (${connection.companyName})`
  return check('connection', true, `Gong is connected${company}.`)
}

function callsCheck({ account, calls, reach }: CheckFacts): AccountCheck {
  const sought = soughtBy(account)
  if (sought === undefined) {
    const text = 'There is nothing to find calls by: no domain, no contact, no CRM id.'
    return check('calls', false, text, addDomain())
  }
  const known = reach?.found ?? calls
  const whose = reach === undefined ? ' that you may see' : ''
  const text = `${counted(known, 'call')}${whose} in Gong with ${sought}.`
  return known > 0
    ? check('calls', true, text)
    : check('calls', false, `${text} ${UNKNOWABLE}`, linkOne())
}

/** Before the first day nothing is listed, so nobody can say how many calls there are. */
function windowCheck(facts: CheckFacts): AccountCheck {
  const { reading, reach, calls } = facts
  if (reading === undefined) {
    return check('window', false, 'No period has been chosen yet in which calls are looked for.')
  }
  const day = dayOf(reading.readFrom.getTime())
  if ((reach?.found ?? calls) > 0) return check('window', true, `Calls since ${day} are looked at.`)
  const text = `Calls before ${day} are not looked at.${asking(facts)}`
  const widen = { label: 'Widen', act: 'widen', path: ACCESS_PAGE } as const
  return check('window', false, text, reach === undefined ? null : widen)
}

function accessCheck(facts: CheckFacts): AccountCheck {
  const { reading, reach, calls } = facts
  if (reading === undefined || !reading.isConfirmed) {
    const text = `Nobody has confirmed yet which recordings may be read.${asking(facts)}`
    return check('access', false, text, adminOpens(facts, 'Choose'))
  }
  const places = reading.workspaceIds.length > 0 ? ', in chosen workspaces' : ''
  const chosen = `${MODES[reading.mode]}${places}.`
  if (reach === undefined) {
    const isWide = reading.mode === 'all' && reading.workspaceIds.length === 0
    if (isWide || calls > 0) return check('access', true, chosen)
    return check('access', false, `${chosen} Others are not looked at.${asking(facts)}`)
  }
  const leftOut = reach.found - reach.allowed
  if (leftOut === 0) return check('access', true, chosen)
  const text = `${counted(leftOut, 'call')} of this account ${isOrAre(leftOut)} outside of the chosen access: ${whyLeftOut(reading.mode, reach)}.`
  return check('access', false, text, adminOpens(facts, 'Change access'))
}

/** As `they have no deal or are in another workspace`. */
function whyLeftOut(mode: AccountReading['mode'], reach: AccountReach): string {
  const { found, allowed, elsewhere, outOfMode } = reach
  const isOne = found - allowed === 1
  const be = isOne ? 'is' : 'are'
  const lacks =
    mode === 'deal' ? `${isOne ? 'has' : 'have'} no deal` : `${be} with none of the chosen people`
  const reasons = [
    ...(outOfMode > 0 ? [lacks] : []),
    ...(elsewhere > 0 ? [`${be} in another workspace`] : []),
  ]
  return `${isOne ? 'it' : 'they'} ${listed(reasons, isOne ? 'and' : 'or')}`
}

function matchingCheck({ account, calls, reach }: CheckFacts): AccountCheck {
  if (soughtBy(account) === undefined) {
    return check('matching', false, 'No domain has been given that calls could match.', addDomain())
  }
  if (account.isMatching) {
    return check('matching', true, 'Calls are being looked for just now.')
  }
  if (calls > 0) return check('matching', true, 'Calls have been matched.')
  if (reach !== undefined && reach.found > 0) return matchedOutOfSight(reach)
  const text = `No call${reach === undefined ? ' that you may see' : ''} matches. Calls that almost do can be looked up in Gong.`
  const path = `/accounts/${account.accountId}/settings`
  return check('matching', false, text, { label: 'Look for near misses', act: 'open', path })
}

/** Calls match, and an admin sees none of them. */
function matchedOutOfSight({ allowed, linked, unlinked }: AccountReach): AccountCheck {
  if (allowed === 0) return check('matching', true, 'Calls match, but for the chosen access.')
  if (linked > 0) {
    const text = `${counted(linked, 'call')} ${isOrAre(linked)} of this account, and Gong does not show ${linked === 1 ? 'it' : 'them'} to you.`
    return check('matching', false, text, {
      label: 'See Gong users',
      act: 'open',
      path: VIEWERS_PAGE,
    })
  }
  if (unlinked > 0) {
    const text = `${counted(unlinked, 'call')} that ${unlinked === 1 ? 'matches was' : 'match were'} taken away by hand.`
    return check('matching', false, text, linkOne())
  }
  const text = `${counted(allowed, 'call')} may match, and ${isOrAre(allowed)} still to be looked at in Gong.`
  return check('matching', true, text)
}

function check(
  key: AccountCheck['key'],
  isFine: boolean,
  text: string,
  fix: AccountCheck['fix'] = null,
): AccountCheck {
  return { key, isFine, text, fix }
}

function addDomain(): AccountCheck['fix'] {
  return { label: 'Add domain', act: 'add-domain', path: null }
}

function linkOne(): AccountCheck['fix'] {
  return { label: 'Link a call', act: 'link', path: null }
}

function adminOpens({ reach }: CheckFacts, label: string): AccountCheck['fix'] {
  return reach === undefined ? null : { label, act: 'open', path: ACCESS_PAGE }
}

function asking({ reach, admins }: CheckFacts): string {
  if (reach !== undefined) return ''
  return admins.length > 0 ? ` Ask an admin: ${listed(admins, 'or')}.` : ' Ask an admin.'
}

/** As `@acme.example, its 3 contacts or its CRM id`. */
function soughtBy({ domains, contacts, crmIds }: Account): string | undefined {
  const parts = [
    ...domains.map((domain) => `@${domain}`),
    ...(contacts.length > 0 ? [`its ${counted(contacts.length, 'contact')}`] : []),
    ...(crmIds.length > 0 ? [`its ${counted(crmIds.length, 'CRM id')}`] : []),
  ]
  return parts.length > 0 ? listed(parts, 'or') : undefined
}

function listed(parts: readonly string[], word: string): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`
}

function counted(amount: number, one: string): string {
  return `${amount.toLocaleString('en-US')} ${one}${amount === 1 ? '' : 's'}`
}

function isOrAre(amount: number): string {
  return amount === 1 ? 'is' : 'are'
}
