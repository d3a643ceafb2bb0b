/** A transcript as a file to take along. */
import type { AccountCall, CallTranscript, CallTurn } from '../../../src/records/account-call.ts'
import { utc } from '../../words.ts'
import { momentUrl } from './citation.ts'
import { callLength } from '../../parts/call-words.ts'
import { markTime } from '../../parts/call-times.ts'

export type ExportFormat = 'md' | 'txt'

interface Exported {
  readonly call: AccountCall
  readonly transcript: CallTranscript
  readonly origin: string
}

const SIDES: Readonly<Record<CallTurn['side'], string>> = {
  External: 'customer',
  Internal: 'us',
  Unknown: 'side unknown',
}

export function exported(format: ExportFormat, source: Exported): string {
  return format === 'md' ? markdown(source) : plainText(source)
}

/** Letters, digits and dashes of the title, and the day. */
export function exportName({ title, startedAt }: AccountCall, format: ExportFormat): string {
  const words = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')
  return `${startedAt.slice(0, 10)}-${words.slice(0, 80) || 'call'}.${format}`
}

function markdown({ call, transcript, origin }: Exported): string {
  const lines = [
    `# ${call.title}`,
    '',
    ...facts(call).map((fact) => `- ${fact}`),
    ...inChapters(call, transcript.turns, (title, atMs) => [
      '',
      `## ${title} (${markTime(atMs)})`,
    ]).map((part) =>
      typeof part === 'string'
        ? part
        : `\n**${part.speaker}** (${SIDES[part.side]}) [${markTime(part.startMs)}](${momentUrl(origin, call.callId, part.startMs)})  \n${words(part)}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function plainText({ call, transcript }: Exported): string {
  const lines = [
    call.title,
    ...facts(call),
    '',
    ...inChapters(call, transcript.turns, (title) => ['', `-- ${title} --`]).map((part) =>
      typeof part === 'string'
        ? part
        : `[${markTime(part.startMs)}] ${part.speaker} (${SIDES[part.side]}): ${words(part)}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function facts({ startedAt, durationSec, people, gongUrl }: AccountCall): readonly string[] {
  const names = people.map(({ name, side, title }) =>
    [name, title === null ? '' : `, ${title}`, ` (${SIDES[side]})`].join(''),
  )
  return [
    `Date: ${utc(startedAt)}`,
    `Duration: ${callLength(durationSec)}`,
    ...(names.length > 0 ? [`People: ${names.join('; ')}`] : []),
    ...(gongUrl === null ? [] : [`In Gong: ${gongUrl}`]),
  ]
}

function inChapters(
  { chapters }: AccountCall,
  turns: readonly CallTurn[],
  heading: (title: string, atMs: number) => readonly string[],
): readonly (string | CallTurn)[] {
  const waiting = [...chapters]
  return turns.flatMap((turn) => {
    const begun: string[] = []
    while (waiting[0] !== undefined && waiting[0].startMs <= turn.startMs) {
      const chapter = waiting.shift()
      if (chapter) begun.push(...heading(chapter.title, chapter.startMs))
    }
    return [...begun, turn]
  })
}

function words({ sentences }: CallTurn): string {
  return sentences.map(({ text }) => text).join(' ')
}
