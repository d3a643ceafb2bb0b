/**
 * Why an account has no calls, or not all of them, check by check. From what is known here: nothing is asked of Gong.
 * Whoever is no admin learns only of calls that they may see, so their lines name no number of others.
 */
import type { Account, AccountCheck } from '../records/account.ts'
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
  if (reach !== undefined) {
    const text = `${counted(reach.found, 'call')} in Gong with ${sought}.`
    return check('calls', reach.found > 0, text, reach.found > 0 ? null : linkOne())
  }
  const text = `${counted(calls, 'call')} that you may see in Gong with ${sought}.`
  return check('calls', calls > 0, text, calls > 0 ? null : linkOne())
}

function windowCheck(facts: CheckFacts): AccountCheck {
  const { reading, reach } = facts
  if (reading === undefined) {
    return check('window', false, 'No period has been chosen yet in which calls are looked for.')
  }
  const since = `Calls are read from ${reading.readFrom.toISOString().slice(0, 10)} on`
  const older = reach?.olderThanWindow ?? 0
  const widen =
    reach === undefined ? null : ({ label: 'Widen', act: 'widen', path: ACCESS_PAGE } as const)
  if (older > 0) {
    const text = `${since}; ${counted(older, 'older call')} of this account ${older === 1 ? 'exists' : 'exist'}.`
    return check('window', false, text, widen)
  }
  // Before the first day nothing is listed, so nobody can say how much there is.
  const isEmpty = facts.calls === 0
  return check(
    'window',
    !isEmpty,
    isEmpty ? `${since}; older ones are not known here.` : `${since}.`,
    isEmpty ? widen : null,
  )
}

function accessCheck(facts: CheckFacts): AccountCheck {
  const { reading, reach } = facts
  if (reading === undefined || !reading.isConfirmed) {
    const text = `Nobody has confirmed yet which recordings may be read.${asking(facts)}`
    return check('access', false, text, adminOpens(facts, 'Choose'))
  }
  const mode = MODES[reading.mode]
  const leftOut = (reach?.excluded ?? 0) - (reach?.olderThanWindow ?? 0)
  if (leftOut > 0) {
    const text = `${mode}; ${counted(leftOut, 'call')} of this account ${leftOut === 1 ? 'is' : 'are'} left out by that.`
    return check('access', false, text, adminOpens(facts, 'Change access'))
  }
  return check('access', true, `${mode}.`)
}

function matchingCheck({ account, calls }: CheckFacts): AccountCheck {
  if (soughtBy(account) === undefined) {
    return check('matching', false, 'No domain has been given that calls could match.', addDomain())
  }
  if (account.isMatching) {
    return check('matching', true, 'Calls are being looked for just now.')
  }
  if (calls > 0) return check('matching', true, 'Calls have been matched.')
  const text = 'No call matches. Calls that almost do can be looked up in Gong.'
  const path = `/accounts/${account.accountId}/settings`
  return check('matching', false, text, { label: 'Look for near misses', act: 'open', path })
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
