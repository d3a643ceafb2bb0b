/** Topics and Spotlight texts of a labelled call, with the times of the sentences that the labels name. */
import type { WireMonologue } from '../../world.ts'
import type { Summary } from '../transcribed.ts'
import type { AccountCall } from './account-file.ts'

export function accountTranscript({ sentences, labels: { topics } }: AccountCall): WireMonologue[] {
  const topicOf = (n: number) => topics.find(({ from, to }) => n >= from && n <= to)?.name ?? null
  const transcript: { speakerId: string | null; topic: string | null; sentences: Sentence[] }[] = []
  for (const { n, speakerId, startMs, endMs, text } of sentences) {
    const sentence = { start: startMs, end: endMs, text }
    const last = transcript.at(-1)
    if (last?.speakerId === speakerId) last.sentences.push(sentence)
    else transcript.push({ speakerId, topic: topicOf(n), sentences: [sentence] })
  }
  return transcript
}

type Sentence = WireMonologue['sentences'][number]

export function accountSummary({ sentences, labels }: AccountCall): Summary {
  const second = (n: number | undefined) => (sentences[n ?? 0]?.startMs ?? 0) / 1000
  const sections = labels.topics.map(({ name, from, to }) => ({
    name,
    from,
    to,
    startTime: second(from),
    duration: (sentences[to]?.endMs ?? 0) / 1000 - second(from),
  }))
  const points = [
    ...labels.painPoints,
    ...labels.useCases,
    ...labels.successCriteria,
    ...labels.requirements,
    ...labels.concerns,
    ...labels.commitments,
  ]
  const asked = (side: string) => labels.questions.filter((one) => one.side === side).length
  return {
    topics: sections.map(({ name, duration }) => ({ name, duration: Math.round(duration) })),
    brief: briefOf(labels),
    outline: sections.map(({ name, from, to, startTime, duration }) => ({
      section: name,
      startTime,
      duration: Math.round(duration * 1000) / 1000,
      items: points
        .filter(({ sentences: [first = -1] }) => first >= from && first <= to)
        .map(({ text, sentences: [first] }) => ({
          text: sentenceOf(text),
          startTime: second(first),
        }))
        .toSorted((a, b) => a.startTime - b.startTime),
    })),
    highlights: [
      {
        title: 'Next steps',
        items: labels.nextSteps.map(({ owner, text, due, sentences: at }) => ({
          text: `${owner}: ${text}${due === null ? '' : ` (${due})`}`,
          startTimes: at.map(second),
        })),
      },
    ],
    keyPoints: [...labels.painPoints, ...labels.successCriteria, ...labels.concerns]
      .slice(0, 6)
      .map(({ text }) => ({ text: sentenceOf(text) })),
    questions: { companyCount: asked('vendor'), nonCompanyCount: asked('customer') },
  }
}

function briefOf({
  topics,
  painPoints,
  successCriteria,
  nextSteps,
}: AccountCall['labels']): string {
  const [pain, goal, step] = [painPoints[0], successCriteria[0], nextSteps[0]]
  return [
    `The call covered ${list(topics.map(({ name }) => inSentence(name)))}.`,
    pain && `The customer's problem: ${sentenceOf(pain.text)}`,
    goal && `What success would be: ${sentenceOf(goal.text)}`,
    step && `Next, ${step.owner} takes this on: ${sentenceOf(step.text)}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}

const sentenceOf = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

/** Small first letter, but for abbreviations. */
const inSentence = (name: string) =>
  name.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())

const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
