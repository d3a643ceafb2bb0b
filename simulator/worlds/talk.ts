/** Who talked how long: what Gong's interaction statistics are counted from. */
import type { WireMonologue, WireStat } from '../world.ts'

/** One speaker's stretch of talk, in milliseconds. */
export interface Stretch {
  readonly speakerId: string | null
  readonly startMs: number
  readonly endMs: number
  /** Without the pauses between its sentences. */
  readonly talkMs: number
  readonly asks: boolean
}

/** Of one call, from the host's side. Seconds. */
export interface TalkStats {
  readonly talkRatio: number
  readonly longestMonologue: number
  readonly longestCustomerStory: number
  /** Changes of speaker in an hour, on Gong's scale of 0 to 10. */
  readonly interactivity: number
  /** Mean silence before the host answers. */
  readonly patience: number
  /** Host's questions in an hour. */
  readonly questionRate: number
}

export function stretchesOf(transcript: readonly WireMonologue[]): Stretch[] {
  return transcript.flatMap(({ speakerId, sentences }) => {
    const [first, last] = [sentences[0], sentences.at(-1)]
    if (first === undefined || last === undefined) return []
    const talkMs = sentences.reduce((sum, { start, end }) => sum + end - start, 0)
    const asks = sentences.some(({ text }) => text.endsWith('?'))
    return [{ speakerId, startMs: first.start, endMs: last.end, talkMs, asks }]
  })
}

/** Seconds by speaker; voices without an id are left out. */
export function talkTimes(stretches: readonly Stretch[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { speakerId, talkMs } of stretches)
    if (speakerId !== null) times.set(speakerId, (times.get(speakerId) ?? 0) + talkMs / 1000)
  return times
}

export function talkStats(
  stretches: readonly Stretch[],
  host: string,
  customers: ReadonlySet<string>,
): TalkStats | undefined {
  let [all, hosts, monologue, story, waits, waitedMs, questions] = [0, 0, 0, 0, 0, 0, 0]
  let before: Stretch | undefined
  for (const stretch of stretches) {
    const length = stretch.endMs - stretch.startMs
    all += stretch.talkMs
    if (stretch.speakerId === host) {
      hosts += stretch.talkMs
      monologue = Math.max(monologue, length)
      if (stretch.asks) questions += 1
      if (before !== undefined && before.speakerId !== host) {
        waits += 1
        waitedMs += Math.max(0, stretch.startMs - before.endMs)
      }
    } else if (stretch.speakerId !== null && customers.has(stretch.speakerId))
      story = Math.max(story, length)
    before = stretch
  }
  const first = stretches[0]
  if (hosts === 0 || first === undefined || before === undefined) return undefined
  const hours = Math.max(before.endMs - first.startMs, 1000) / 3_600_000
  return {
    talkRatio: hosts / all,
    longestMonologue: monologue / 1000,
    longestCustomerStory: story / 1000,
    interactivity: Math.min(10, (stretches.length / hours) * 0.025),
    patience: waits === 0 ? 0 : waitedMs / waits / 1000,
    questionRate: questions / hours,
  }
}

/** As a call's details name them. */
export const callStats = (talk: TalkStats): WireStat[] => [
  stat('Talk Ratio', talk.talkRatio),
  stat('Longest Monologue', talk.longestMonologue),
  stat('Longest Customer Story', talk.longestCustomerStory),
  stat('Interactivity', talk.interactivity),
  stat('Patience', talk.patience),
]

/** The mean over a person's calls, with the one figure that only a person has. */
export function personStats(talks: readonly TalkStats[]): WireStat[] {
  const mean = (figure: keyof TalkStats) =>
    talks.reduce((sum, talk) => sum + talk[figure], 0) / talks.length
  const usual = {
    talkRatio: mean('talkRatio'),
    longestMonologue: mean('longestMonologue'),
    longestCustomerStory: mean('longestCustomerStory'),
    interactivity: mean('interactivity'),
    patience: mean('patience'),
    questionRate: mean('questionRate'),
  }
  return [...callStats(usual), stat('Question Rate', usual.questionRate)]
}

const stat = (name: string, value: number): WireStat => ({
  name,
  value: Math.round(value * 100) / 100,
})
