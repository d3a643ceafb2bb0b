/** Moments, briefs, risks and their rules as lines of a terminal. */
import type { Evidence } from '../records/evidence.ts'
import type { Brief, CallInsights, Moment } from '../records/moment.ts'
import type { Risk, RiskCounts, RiskRules, RiskRulesTest } from '../records/risk.ts'
import { table } from './table.ts'
import { clock, day } from './times.ts'

const SIDES = { Internal: ' (us)', External: ' (customer)', Unknown: '' } as const
const ORIGINS = { derived: '', gong: ', marked in Gong', own: ', marked here', model: '' }

/** `, AI (a-model)` of what a model outside found, or says as well. */
function aiWords(model: string | null): string {
  return model === null ? '' : `, AI (${model})`
}

/** In the order in which they are given, with the call of each. */
export function momentLines(moments: readonly Moment[]): string {
  return moments.map((one) => momentLine(one) + callLine(one.evidence)).join('')
}

const STATES: Readonly<Record<CallInsights['state'], string>> = {
  read: '',
  none: 'It has not been read yet.\n',
  language: 'Only calls in English are read.\n',
  'no-transcript': 'It has no transcript here.\n',
}

export function callInsightLines({ moments, sentiment, state }: CallInsights): string {
  const tone =
    sentiment === null
      ? ''
      : `Tone: ${sentiment.word} (${sentiment.score.toFixed(2)}), derived here by ${sentiment.method}\n`
  const found =
    moments.length === 0 && state === 'read'
      ? 'Nothing in it stands out.\n'
      : moments.map(momentLine).join('')
  return tone + STATES[state] + found
}

function momentLine(one: Moment): string {
  const { label, origin, model, evidence, due, isDone, riskType, severity } = one
  const weight = riskType === null || severity === null ? '' : `, ${severity}`
  const done = isDone ? ', done' : ''
  const when = due === null ? '' : `, ${due}`
  return `${clock(evidence.startMs)}  ${label}${weight}${ORIGINS[origin]}${aiWords(model)}${when}${done}\n${quoteLine(evidence)}`
}

function quoteLine({ speaker, side, quote }: Evidence): string {
  return `  ${speaker}${SIDES[side]}: "${quote}"\n`
}

function callLine({ title, startedAt, callId, startMs }: Evidence): string {
  return `  ${day(startedAt)}  ${title}  carryover call show ${callId} --at ${clock(startMs)}\n`
}

const STANCES: Readonly<Record<Brief['stakeholders'][number]['stance'], string>> = {
  champion: 'champion',
  supportive: 'supportive',
  neutral: 'neutral',
  skeptical: 'skeptical',
  blocker: 'blocker',
  unknown: '–',
}

export function briefLines({ sentences, opening, stakeholders, nextSteps, calls }: Brief): string {
  const told = sentences.map(({ text, evidence: [first] }) =>
    first === undefined ? `${text}\n` : `${text}\n${callLine(first)}`,
  )
  const people = stakeholders.map(({ name, title, stance, isHeard, lastHeardAt }) => [
    name,
    title ?? '–',
    STANCES[stance],
    lastHeardAt !== null ? day(lastHeardAt) : isHeard ? '–' : 'not heard yet',
  ])
  return [
    opening === null ? '' : `${quoteLine(opening).trimStart()}\n`,
    told.length === 0 ? `Nothing to tell from ${calls} ${calls === 1 ? 'call' : 'calls'}.\n` : '',
    ...told,
    people.length === 0 ? '' : `\n${table([['WHO', 'TITLE', 'STANCE', 'LAST HEARD'], ...people])}`,
    nextSteps.length === 0 ? '' : '\nNext steps\n',
    momentLines(nextSteps),
  ].join('')
}

export function riskRows(risks: readonly Risk[], counts: RiskCounts): string {
  const rows = risks.map((one) => [
    one.riskId,
    String(one.score),
    `${one.type}, ${one.severity}${aiWords(one.model)}`,
    one.state + (one.isNew ? ', new' : ''),
    one.accountName,
    one.owner?.name ?? '–',
    day(one.lastAt),
    one.evidence.at(-1)?.quote ?? '',
  ])
  const head = ['RISK', 'SCORE', 'TYPE', 'STATE', 'ACCOUNT', 'OWNER', 'LAST HEARD', 'QUOTE']
  const shown = rows.length === 0 ? '' : table([head, ...rows])
  const { open, watching, dismissed, resolved, openLastWeek } = counts
  return `${shown}${open} open (${openLastWeek} a week ago), ${watching} watched, ${dismissed} dismissed, ${resolved} resolved\n`
}

const FOUND_BY = { derived: 'derived', gong: 'Gong', model: '' } as const

export function riskLines(one: Risk): string {
  const changed =
    one.changedAt === null ? '' : `, by ${one.changedBy ?? 'somebody'} on ${day(one.changedAt)}`
  const rows = [
    ['Risk', `${one.type}, ${one.severity} (${one.riskId})`],
    ['Account', `${one.accountName} (${one.accountId})`],
    ['State', one.state + changed],
    ['Reason', one.reason ?? ''],
    ['Owner', one.owner?.name ?? ''],
    ['Why', one.why],
    ['Found by', `${FOUND_BY[one.origin]}${aiWords(one.model)}`.replace(/^, /, '')],
    ['Score', String(one.score)],
  ]
  const parts = one.scoreParts.map(({ points, reason }) => [
    `  ${points > 0 ? '+' : ''}${points}`,
    reason,
  ])
  const heard = one.evidence.map((each) => quoteLine(each) + callLine(each))
  return [
    table(rows.filter(([, value]) => value !== '')),
    parts.length === 0 ? '' : table(parts),
    '\nHeard\n',
    ...heard,
  ].join('')
}

export function rulesLines(rules: RiskRules): string {
  const by =
    rules.changedAt === null
      ? 'as built in'
      : `version ${rules.version}, changed by ${rules.changedBy ?? 'somebody'} on ${day(rules.changedAt)}`
  const rows = rules.types.map(({ type, isOn, weight, phrases, exceptions }) => [
    type,
    isOn ? 'on' : 'off',
    String(weight),
    String(phrases.length),
    String(exceptions.length),
  ])
  const named = (title: string, names: readonly string[]): string =>
    names.length === 0 ? '' : `${title}: ${names.join(', ')}\n`
  return [
    `Rules: ${by}\n`,
    `A risk weighs half after ${rules.halfLifeDays} days.\n`,
    table([['TYPE', 'COUNTS', 'WEIGHT', 'PHRASES', 'EXCEPTIONS'], ...rows]),
    named('Competitors', rules.competitors),
    named('Our products', rules.products),
    named(
      'Trackers of Gong',
      rules.trackers.map(({ name, type }) => `${name} (${type})`),
    ),
  ].join('')
}

export function rulesTestLines({ sentences, backTest }: RiskRulesTest): string {
  const tried = sentences.map(({ text, type, confidence, why }) =>
    type === null
      ? `–  "${text}"\n`
      : `${type} (${Math.round(confidence * 100)} %)  "${text}"\n  ${why}\n`,
  )
  if (backTest === null) return tried.join('')
  const { days, calls, now, then, added, removed } = backTest
  const places = (sign: string, found: typeof added): string =>
    found.map((one) => `${sign} ${one.type}\n${quoteLine(one)}${callLine(one)}`).join('')
  return [
    ...tried,
    `Of ${calls} ${calls === 1 ? 'call' : 'calls'} of the last ${days} days: ${now} risks now, ${then} with these rules\n`,
    places('+', added),
    places('-', removed),
  ].join('')
}
