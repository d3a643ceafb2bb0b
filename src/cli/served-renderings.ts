/** What a server answers, as a person reads it in a terminal; anything else is printed as JSON. */
import { access, accessPreview } from '../records/access.ts'
import { account, accountCheck, accountRow, link, savedAccount } from '../records/account.ts'
import {
  accountCallRow,
  callDiagnosis,
  type CallRow,
  callRow,
  callTranscript,
  shownCall,
} from '../records/account-call.ts'
import { accountImport } from '../records/account-import.ts'
import { exported, handoff, handoffAnswer, handoffBoard } from '../records/handoff.ts'
import { callsAnswer } from '../records/ai.ts'
import { member, profile } from '../records/member.ts'
import { brief, callInsights, moment } from '../records/moment.ts'
import { risk, riskCounts, riskRules, riskRulesTest } from '../records/risk.ts'
import { searchAnswer } from '../records/search.ts'
import { visibility } from '../records/visibility.ts'
import { pageOf } from '../operations/pages.ts'
import { accessLines, previewLines, visibilityRows } from './access-lines.ts'
import {
  accountLines,
  callRows,
  checkLines,
  importLines,
  linkLines,
  stepLine,
} from './account-lines.ts'
import { callsAnswerLines } from './answer-lines.ts'
import { callLines, hitLines, turnLines } from './call-lines.ts'
import { answerLines, boardLines, documentOf, handoffLines } from './handoff-lines.ts'
import {
  briefLines,
  callInsightLines,
  momentLines,
  riskLines,
  riskRows,
  rulesLines,
  rulesTestLines,
} from './insight-lines.ts'
import { reading } from './renderings.ts'
import { table } from './table.ts'
import { day } from './times.ts'

export const servedRenderings: Readonly<Record<string, (output: unknown) => string | Uint8Array>> =
  {
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
    'add-account-domain': reading(savedAccount, accountLines),
    'remove-account-domain': reading(savedAccount, accountLines),
    'delete-account': () => 'Deleted, with the calls that belonged to no other account.\n',
    'import-accounts': reading(accountImport, importLines),
    'explain-link': reading(link, linkLines),
    'link-call': reading(link, linkLines),
    'unlink-call': reading(link, linkLines),
    'list-calls': reading(pageOf(callRow), listedCalls),
    'list-account-calls': reading(pageOf(accountCallRow), listedCalls),
    'get-call': reading(shownCall, callLines),
    'get-transcript': reading(callTranscript, ({ turns }) => turnLines(turns)),
    search: reading(searchAnswer, ({ hits, total, totalIsExact, corrections, notes }) => {
      const found = hits.map(hitLines)
      const instead = corrections.map(({ typed, used }) => `"${used}" instead of "${typed}"\n`)
      const said = notes.map((note) => `${note}\n`)
      const count = totalIsExact ? String(total) : `more than ${total}`
      return [...found, ...instead, ...said, `${count} found\n`].join('')
    }),
    'answer-from-calls': reading(callsAnswer, callsAnswerLines),
    'list-moments': reading(
      pageOf(moment),
      ({ data, nextCursor }) => momentLines(data) + more(nextCursor),
    ),
    'list-call-moments': reading(callInsights, callInsightLines),
    'get-brief': reading(brief, briefLines),
    'list-risks': reading(
      pageOf(risk).extend({ counts: riskCounts }),
      ({ data, counts, nextCursor }) => riskRows(data, counts) + more(nextCursor),
    ),
    'get-risk': reading(risk, riskLines),
    'dismiss-risk': reading(risk, riskLines),
    'get-risk-rules': reading(riskRules, rulesLines),
    'test-risk-rules': reading(riskRulesTest, rulesTestLines),
    'diagnose-call': reading(callDiagnosis, ({ callId, lines, fix, canLink }) => {
      const how = fix === null ? '' : `Fix: ${fix}\n`
      const next = canLink ? `     carryover account link ACCOUNT ${callId}\n` : ''
      return steps(lines) + how + next
    }),
    'check-account': reading(pageOf(accountCheck), ({ data }) => checkLines(data)),
    'check-visibility': reading(visibility, ({ text, steps: asked }) => `${steps(asked)}${text}\n`),
    'list-visibility': reading(pageOf(visibility), ({ data }) => visibilityRows(data)),
    'list-handoffs': reading(handoffBoard, boardLines),
    'get-handoff': reading(handoff, handoffLines),
    'generate-handoff': reading(handoff, handoffLines),
    'accept-handoff': reading(handoff, handoffLines),
    'return-handoff': reading(handoff, handoffLines),
    'set-handoff-field': reading(handoffAnswer, answerLines),
    'confirm-handoff-field': reading(handoffAnswer, answerLines),
    'export-handoff': reading(exported, documentOf),
    'export-prep': reading(exported, documentOf),
    'get-access': reading(access, accessLines),
    'set-access': reading(access, accessLines),
    'preview-access': reading(accessPreview, previewLines),
    'list-members': reading(pageOf(member), ({ data }) => {
      const rows = data.map(({ memberId, name, email, role }) => [memberId, name, email, role])
      return table([['MEMBER', 'NAME', 'E-MAIL', 'ROLE'], ...rows])
    }),
    'get-me': reading(profile, ({ member: { name, email, role }, organization }) => {
      return `${name} (${email}), ${role} of ${organization.name}\n`
    }),
  }

function listedCalls({
  data,
  nextCursor,
}: {
  readonly data: readonly CallRow[]
  readonly nextCursor: string | null
}): string {
  return callRows(data) + more(nextCursor)
}

function steps(lines: readonly { readonly isFine: boolean; readonly text: string }[]): string {
  return lines.map(stepLine).join('')
}

function more(nextCursor: string | null): string {
  return nextCursor === null ? '' : `More with: --cursor ${nextCursor}\n`
}
