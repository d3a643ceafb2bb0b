/** The format of a meeting file: gzipped lines, each a meeting of a speech corpus with times, acts and topics. */
import { z } from 'zod'
import type { WireMonologue } from '../../world.ts'
import { checked, parseJson } from './files.ts'

const statement = z.object({ text: z.string(), evidence: z.array(z.number().int()).default([]) })

const line = z.object({
  id: z.string().min(1),
  speakers: z.array(
    z.object({ id: z.string(), qmsum_role: z.string().nullish(), acts: z.number() }),
  ),
  utterances: z.array(
    z.object({
      speaker: z.string(),
      start: z.number(),
      end: z.number(),
      text: z.string(),
      question: z.boolean().default(false),
    }),
  ),
  topics: z
    .array(z.object({ name: z.string(), level: z.number(), start: z.number(), end: z.number() }))
    .default([]),
  summary: z
    .object({
      abstract: z.array(statement).default([]),
      actions: z.array(statement).default([]),
      decisions: z.array(statement).default([]),
      problems: z.array(statement).default([]),
    })
    .prefault({}),
})

type Line = z.output<typeof line>

/** What is kept of a meeting: the words in Gong's shape, and the labels with seconds in place of act numbers. */
export interface Meeting {
  readonly id: string
  readonly durationSec: number
  readonly speakers: readonly {
    readonly id: string
    readonly role: string | null
    readonly acts: number
  }[]
  readonly transcript: readonly WireMonologue[]
  readonly questions: ReadonlyMap<string, number>
  readonly topics: Line['topics']
  readonly summary: Record<keyof Line['summary'], readonly Statement[]>
}

export interface Statement {
  readonly text: string
  readonly startTimes: readonly number[]
}

/** Empty for a file whose lines are something else. */
export function readMeetings(file: string, text: string): Meeting[] {
  const meetings: Meeting[] = []
  for (const [index, json] of text.split('\n').entries()) {
    if (json.trim() === '') continue
    const value = parseJson(file, json, index + 1)
    if (meetings.length === 0 && !looksLikeMeeting(value)) return []
    const where = `${file}, line ${index + 1}`
    meetings.push(meetingOf(where, checked(where, line, value)))
  }
  return meetings
}

const looksLikeMeeting = (value: unknown) =>
  typeof value === 'object' && value !== null && 'utterances' in value && 'speakers' in value

function meetingOf(where: string, { id, speakers, utterances, topics, summary }: Line): Meeting {
  checkTimes(where, utterances)
  const seconds = ({ text, evidence }: Line['summary']['abstract'][number]): Statement => ({
    text: spoken(text),
    startTimes: evidence.flatMap((index) => utterances[index]?.start ?? []),
  })
  const questions = new Map<string, number>()
  for (const { speaker, question } of utterances)
    if (question) questions.set(speaker, (questions.get(speaker) ?? 0) + 1)
  return {
    id,
    durationSec: Math.ceil(Math.max(1, ...utterances.slice(-50).map(({ end }) => end))),
    speakers: speakers.map(({ id: speaker, qmsum_role: role, acts }) => ({
      id: speaker,
      role: role ?? null,
      acts,
    })),
    transcript: monologues(utterances, topics),
    questions,
    topics,
    summary: {
      abstract: summary.abstract.map(seconds),
      actions: summary.actions.map(seconds),
      decisions: summary.decisions.map(seconds),
      problems: summary.problems.map(seconds),
    },
  }
}

/** One act is a sentence; the deepest topic that covers the first act of a monologue is its topic. */
function monologues(utterances: Line['utterances'], topics: Line['topics']): WireMonologue[] {
  const deepestFirst = topics.toSorted((a, b) => b.level - a.level)
  const found: {
    speakerId: string
    topic: string | null
    sentences: WireMonologue['sentences'][number][]
  }[] = []
  for (const { speaker, start, end, text } of utterances) {
    const words = spoken(text)
    if (words === '') continue
    const sentence = { start: Math.round(start * 1000), end: Math.round(end * 1000), text: words }
    const last = found.at(-1)
    if (last?.speakerId === speaker) last.sentences.push(sentence)
    else {
      const topic = deepestFirst.find((one) => start >= one.start && start <= one.end)
      found.push({ speakerId: speaker, topic: topic?.name ?? null, sentences: [sentence] })
    }
  }
  return found
}

/** Without the marks of transcribers, and with the apostrophes joined that a tokenizer has cut off. */
const spoken = (text: string): string =>
  text
    .replace(/\{[^}]*\}|<[^>]*>/g, ' ')
    .replace(/(\w) n't\b/g, "$1n't")
    .replace(/(\w) '(s|re|ve|ll|d|m)\b/g, "$1'$2")
    .replace(/\s+/g, ' ')
    .replace(/ ([.,?!])/g, '$1')
    .trim()

function checkTimes(where: string, utterances: Line['utterances']): void {
  let before = 0
  for (const [index, { start, end }] of utterances.entries()) {
    if (start < before || end < start)
      throw new Error(
        `${where}: the times run backwards at utterance ${index}: utterances must follow each other`,
      )
    before = start
  }
}
