/** What a server answers, as a person reads it in a terminal; anything else is printed as JSON. */
import { account, accountRow, link, savedAccount } from '../records/account.ts'
import {
  accountCallRow,
  callDiagnosis,
  type CallRow,
  callRow,
  callTranscript,
} from '../records/account-call.ts'
import { accountImport } from '../records/account-import.ts'
import { searchAnswer } from '../records/search.ts'
import { visibility } from '../records/visibility.ts'
import { pageOf } from '../operations/pages.ts'
import { accountLines, callRows, importLines, linkLines } from './account-lines.ts'
import { reading } from './renderings.ts'
import { table } from './table.ts'
import { clock, day } from './times.ts'

export const servedRenderings: Readonly<Record<string, (output: unknown) => string>> = {
  'list-accounts': reading(pageOf(accountRow), ({ data, nextCursor }) => {
    const rows = data.map((row) => [
      row.accountId,
      row.name,
      row.stage,
      row.owner?.name ?? '–',
      String(row.calls),
      row.lastCallAt === null ? '–' : day(row.lastCallAt),
      row.domains.join(' '),
    ])
    const head = ['ACCOUNT', 'NAME', 'STAGE', 'OWNER', 'CALLS', 'LAST CALL', 'DOMAINS']
    return table([head, ...rows]) + more(nextCursor)
  }),
  'get-account': reading(account, accountLines),
  'match-account': reading(account, accountLines),
  'create-account': reading(savedAccount, accountLines),
  'change-account': reading(savedAccount, accountLines),
  'delete-account': () => 'Deleted, with the calls that belonged to no other account.\n',
  'import-accounts': reading(accountImport, importLines),
  'explain-link': reading(link, linkLines),
  'link-call': reading(link, linkLines),
  'unlink-call': reading(link, linkLines),
  'list-calls': reading(pageOf(callRow), callLines),
  'list-account-calls': reading(pageOf(accountCallRow), callLines),
  'get-transcript': reading(callTranscript, ({ turns }) =>
    turns
      .map(({ startMs, speaker, side, sentences }) => {
        const said = sentences.map(({ text }) => text).join(' ')
        return `${clock(startMs)} ${speaker}${SIDES[side]}: ${said}\n`
      })
      .join(''),
  ),
  search: reading(searchAnswer, ({ hits, total, totalIsExact, corrections, notes }) => {
    const found = hits.map(
      (hit) =>
        `${day(hit.startedAt)}  ${clock(hit.startMs)}  ${hit.speaker}${SIDES[hit.side]}: "${hit.text}"\n` +
        `            ${hit.title}  carryover call show ${hit.callId}\n`,
    )
    const instead = corrections.map(({ typed, used }) => `"${used}" instead of "${typed}"\n`)
    const said = notes.map((note) => `${note}\n`)
    const count = totalIsExact ? String(total) : `more than ${total}`
    return [...found, ...instead, ...said, `${count} found\n`].join('')
  }),
  'diagnose-call': reading(callDiagnosis, ({ lines, fix }) =>
    fix === null ? steps(lines) : `${steps(lines)}Fix: ${fix}\n`,
  ),
  'check-visibility': reading(visibility, ({ text, steps: asked }) => `${steps(asked)}${text}\n`),
}

const SIDES = { Internal: ' (us)', External: ' (customer)', Unknown: '' } as const

function callLines({
  data,
  nextCursor,
}: {
  readonly data: readonly CallRow[]
  readonly nextCursor: string | null
}): string {
  return callRows(data) + more(nextCursor)
}

function steps(lines: readonly { readonly isFine: boolean; readonly text: string }[]): string {
  return lines.map(({ isFine, text }) => `${isFine ? '✓' : '✗'} ${text}\n`).join('')
}

function more(nextCursor: string | null): string {
  return nextCursor === null ? '' : `More with: --cursor ${nextCursor}\n`
}
