/** Accounts, links and calls as lines of a terminal. */
import type { Account, AccountCheck, Link, RefusedDomain } from '../records/account.ts'
import type { CallRow } from '../records/account-call.ts'
import type { AccountImport } from '../records/account-import.ts'
import { typeWords } from './call-lines.ts'
import { table } from './table.ts'
import { day, minutes } from './times.ts'

type ShownAccount = Account & { readonly refusedDomains?: readonly RefusedDomain[] }

export function accountLines({ refusedDomains = [], ...account }: ShownAccount): string {
  const rows: string[][] = [
    ['Account', `${account.name} (${account.accountId})`],
    ['Domains', account.domains.join(' ')],
    ['Contacts', account.contacts.map(({ email }) => email).join(' ')],
    ['CRM', account.crmIds.map(({ kind, id }) => `${kind}:${id}`).join(' ')],
    ['Owner', account.owner?.name ?? ''],
    ['Stage', account.stage],
    ['Kickoff', account.kickoffOn ?? ''],
  ]
  const refused = refusedDomains.map(({ domain, why }) => `Not matched by ${domain}: it ${why}.\n`)
  const matching = account.isMatching ? 'Its calls are being looked for.\n' : ''
  return table(rows.filter(([, value]) => value !== '')) + refused.join('') + matching
}

const RULES = {
  contact: 'contact e-mail',
  domain: 'domain',
  crm_deal: 'CRM deal',
  crm_account: 'CRM account',
} as const

export function linkLines({ accountName, callId, state, reasons, manual }: Link): string {
  const by = manual === null ? '' : `, by ${manual.by} on ${day(manual.at)}`
  const is = state === 'linked' ? 'belongs to' : 'was taken away from'
  const why = reasons.map(({ rule, value, of }) => {
    const whose = of === null ? '' : ` (${of})`
    return `  ${RULES[rule]}: ${value}${whose}\n`
  })
  return `Call ${callId} ${is} ${accountName}${by}.\n${why.join('')}`
}

export function callRows(calls: readonly CallRow[]): string {
  const rows = calls.map((call) => [
    call.callId,
    day(call.startedAt),
    minutes(call.durationSec),
    typeWords(call) ?? '–',
    call.title,
    call.accounts.map(({ name }) => name).join(', '),
  ])
  return table([['CALL', 'DATE', 'LENGTH', 'TYPE', 'TITLE', 'ACCOUNTS'], ...rows])
}

const FIXES = {
  'add-domain': 'carryover account domain add ACCOUNT DOMAIN',
  link: 'carryover account link ACCOUNT CALL',
  widen: 'carryover access set --mode MODE --from DAY',
} as const

/** Each check, and under one that fails what to do about it. */
export function checkLines(checks: readonly AccountCheck[]): string {
  return checks
    .map(({ isFine, text, fix }) => {
      const line = stepLine({ isFine, text })
      if (fix === null || isFine) return line
      const how = fix.act === 'open' ? `${fix.label}: ${fix.path ?? ''}` : FIXES[fix.act]
      return `${line}  Fix: ${how}\n`
    })
    .join('')
}

export function stepLine({
  isFine,
  text,
}: {
  readonly isFine: boolean
  readonly text: string
}): string {
  return `${isFine ? '✓' : '✗'} ${text}\n`
}

export function importLines(read: AccountImport): string {
  const columns = Object.entries(read.mapping).map(([field, column]) => [`  ${field}`, column])
  const values = read.notUsed.map(({ line, value, why }) => `  line ${line}: "${value}" ${why}\n`)
  const refused = read.refused.map(({ line, why }) => `  line ${line} ${why}\n`)
  return [
    `${read.rows} rows: ${read.newAccounts} new accounts, ${read.knownAccounts} known, ${read.repeated} rows repeat another.\n`,
    ...(columns.length > 0 ? ['Columns:\n', table(columns)] : []),
    ...(refused.length > 0 ? [`${read.refusedInAll} rows are left out:\n`, ...refused] : []),
    ...(values.length > 0 ? [`${read.notUsedInAll} values are not used:\n`, ...values] : []),
    read.isApplied ? 'Imported.\n' : 'Nothing was written: add --apply to import.\n',
  ].join('')
}
