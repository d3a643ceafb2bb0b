/** An answer from calls as lines of a terminal: what is said, and where it was said. */
import type { CallsAnswer } from '../records/ai.ts'
import type { Evidence } from '../records/evidence.ts'
import { clock, day } from './times.ts'

const SIDES = { Internal: ' (us)', External: ' (customer)', Unknown: '' } as const

export function callsAnswerLines(answer: CallsAnswer): string {
  const { isFound, level, model, sentences, evidence, calls, notes } = answer
  const through = `${calls} ${calls === 1 ? 'call' : 'calls'}`
  if (!isFound) return [`Not found in ${through}.\n`, ...notes.map(line)].join('')
  const numbers = new Map(evidence.map((one, n) => [keyOf(one), n + 1]))
  const said = sentences.map((sentence) => {
    const places = sentence.evidence.map((one) => `[${numbers.get(keyOf(one)) ?? '?'}]`)
    return `${sentence.text} ${places.join('')}\n`
  })
  const by =
    level === 'model'
      ? `Written by ${model ?? 'a model'}, each sentence proven below`
      : 'Said in calls'
  return [
    ...said,
    ...(said.length > 0 ? ['\n'] : []),
    ...evidence.map((one, n) => placeLines(one, n + 1)),
    ...notes.map(line),
    `${by}; ${through} looked through.\n`,
  ].join('')
}

function placeLines(
  { startedAt, startMs, speaker, side, quote, title, callId }: Evidence,
  number: number,
): string {
  const place = clock(startMs)
  const at = `[${number}]`.padEnd(5)
  return (
    `${at}${day(startedAt)}  ${place}  ${speaker}${SIDES[side]}: "${quote}"\n` +
    `     ${title}  carryover call show ${callId} --at ${place}\n`
  )
}

function keyOf({ callId, sentences }: Evidence): string {
  return `${callId} ${sentences.join()}`
}

function line(note: string): string {
  return `${note}\n`
}
