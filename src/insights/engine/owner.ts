/** Who is to do what was said: whoever promises it, or whoever is asked to. */
import type { CallToRead, Voice } from './engine.ts'

const ASKS =
  /\b(?:can|could|would|will) (?:you|we ask you)\b|\bplease\b|\byou(?:'ll| will| could| might want to| need to| have to)\b|\bif you\b/i
const PROMISES =
  /\b(?:i|we)(?:'ll| will|'m going to|'re going to| am going to| are going to| can| could| send| make| do| ask| check| look| write| talk| come)\b|\blet me\b/i

/** The name of the person; undefined where it cannot be told. */
export function ownerOf(
  call: Pick<CallToRead, 'sentences' | 'people'>,
  n: number,
): string | undefined {
  const sentence = call.sentences[n]
  if (sentence === undefined) return undefined
  const speaker = call.people.find(
    ({ speakerId }) => speakerId !== undefined && speakerId === sentence.speakerId,
  )
  const named = namedIn(sentence.text, call.people, speaker)
  const { text } = sentence
  if (named !== undefined && !PROMISES.test(text)) return named.name
  if (PROMISES.test(text) && !ASKS.test(text)) return speaker?.name
  if (ASKS.test(text)) return (named ?? addressee(call, n, speaker))?.name
  return (named ?? speaker)?.name
}

function namedIn(
  text: string,
  people: readonly Voice[],
  speaker: Voice | undefined,
): Voice | undefined {
  return people.find((voice) => {
    const [first = ''] = voice.name.split(' ')
    return voice !== speaker && first.length > 1 && new RegExp(`\\b${escaped(first)}\\b`).test(text)
  })
}

/** Whoever of the other side speaks next, or spoke last. */
function addressee(
  { sentences, people }: Pick<CallToRead, 'sentences' | 'people'>,
  n: number,
  speaker: Voice | undefined,
): Voice | undefined {
  for (const away of [1, -1, 2, -2, 3, -3, 4, -4, 5, -5]) {
    const other = people.find(
      ({ speakerId }) => speakerId !== undefined && speakerId === sentences[n + away]?.speakerId,
    )
    if (other !== undefined && other.side !== speaker?.side) return other
  }
  return undefined
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
