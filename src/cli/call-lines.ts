/** A call, and what was said in it, as lines of a terminal. */
import type { AccountCall, CallTurn, ShownCall } from '../records/account-call.ts'
import type { SearchHit } from '../records/search.ts'
import { table } from './table.ts'
import { clock, day, minutes } from './times.ts'

const SIDES = { Internal: ' (us)', External: ' (customer)', Unknown: '' } as const

const TRANSCRIPTS = {
  here: 'here',
  owed: 'Gong has not finished it yet',
  not_recorded: 'the call was not recorded',
  no_scope: 'the key may not read transcripts',
  given_up: 'Gong never gave one',
} as const

export function callLines(call: ShownCall): string {
  return [
    table(rowsOf(call).filter(([, value]) => value !== '')),
    part(
      'Chapters',
      call.chapters.map(({ title, startMs }) => `${clock(startMs)} ${title}`),
    ),
    part('Marks', call.marks.map(markLine)),
    part(
      'Talk',
      call.talk.map(({ name, side, talkSec }) => `${talked(talkSec)} ${name}${SIDES[side]}`),
    ),
    ...(call.around === undefined ? [] : ['\n', turnLines(call.around)]),
  ].join('')
}

function rowsOf(call: AccountCall): [string, string][] {
  const people = (side: 'External' | 'Internal' | 'Unknown'): string =>
    call.people
      .filter((person) => person.side === side)
      .map(({ name, title }) => (title === null ? name : `${name} (${title})`))
      .join(', ')
  return [
    ['Call', `${call.title} (${call.callId})`],
    [
      'When',
      `${day(call.startedAt)} ${call.startedAt.slice(11, 16)} UTC, ${minutes(call.durationSec)}`,
    ],
    ['Type', typeWords(call) ?? ''],
    ['Accounts', call.links.map(({ name }) => name).join(', ')],
    ['Host', call.host ?? ''],
    ['Customer', people('External')],
    ['Us', people('Internal')],
    ['Others', people('Unknown')],
    ['Brief', call.brief ?? ''],
    ['Key points', (call.keyPoints ?? []).join(' · ')],
    [
      call.topicsFrom === 'derived' ? 'Topics (derived)' : 'Topics',
      (call.topics ?? []).map(topicWords).join(', '),
    ],
    ['Outcome', call.outcome ?? ''],
    ['Reviewed', call.reviewedBy.join(', ')],
    ['Transcript', TRANSCRIPTS[call.transcript]],
    ['In Gong', call.gongUrl ?? ''],
  ]
}

/** A type that was derived is said to be. */
export function typeWords({ type, typeSource }: Pick<AccountCall, 'type' | 'typeSource'>) {
  return type !== null && typeSource === 'derived' ? `${type} (derived)` : type
}

function topicWords({ name, firstAtMs }: NonNullable<AccountCall['topics']>[number]): string {
  return firstAtMs === null ? name : `${name} (from ${clock(firstAtMs)})`
}

function markLine({ label, text, atMs, by }: AccountCall['marks'][number]): string {
  const said = [by, label, text].filter((each) => each !== null && each !== '')
  return `${clock(atMs)} ${said.join(': ')}`
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function talked(seconds: number): string {
  return clock(seconds * 1_000)
}

export function turnLines(turns: readonly CallTurn[]): string {
  return turns
    .map(({ startMs, speaker, side, sentences }) => {
      const said = sentences.map(({ text }) => text).join(' ')
      return `${clock(startMs)} ${speaker}${SIDES[side]}: ${said}\n`
    })
    .join('')
}

export function hitLines({ startedAt, startMs, speaker, side, text, title, callId }: SearchHit) {
  const place = clock(startMs)
  return (
    `${day(startedAt)}  ${place}  ${speaker}${SIDES[side]}: "${text}"\n` +
    `            ${title}  carryover call show ${callId} --at ${place}\n`
  )
}
