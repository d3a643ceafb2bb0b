/** The shape of an invented call before a word is said: whose turn, how long, which topic. Calibrated on real video calls. */
import { createRandom, type Random } from '../random.ts'
import { GENERATED_THEMES, STAGES, type Stage, type ThemeName } from './stages.ts'

export interface Turn {
  /** Position among the speakers of the call; 0 is the host. */
  readonly speaker: number
  readonly startMs: number
  readonly endMs: number
  readonly words: number
  readonly stage: Stage
  readonly asks: boolean
  /** A tracked keyword that is said in the first sentence. */
  readonly keyword: { readonly theme: ThemeName; readonly phrase: string } | null
}

/** A fifth of all turns is a backchannel; the others are log-normal, so that all together have median 14 and p90 90. */
const BACKCHANNELS = 0.22
const WORDS_LOG_MEAN = 2.93
const WORDS_LOG_DEVIATION = 1.33

export function planTurns(seed: string, durationSec: number, speakers: number): Turn[] {
  const random = createRandom('plan', seed)
  const endMs = (durationSec - random.between(4, 25)) * 1000
  const msPerWord = 60_000 / random.between(134, 172)
  const askRate = 0.3 + 0.2 * random.fraction()
  const demoAt = random.chance(0.3) ? endMs * (0.3 + 0.2 * random.fraction()) : Infinity
  const turns: Turn[] = []
  let atMs = random.between(1_500, 6_000)
  let previous = 1
  let demoDone = false
  while (atMs < endMs) {
    const stage = stageAt(atMs / endMs)
    const demo = !demoDone && atMs > demoAt
    if (demo) demoDone = true
    const wanted = demo ? random.between(300, 1500) : Math.min(turnWords(random), stage.longestTurn)
    const words = Math.max(1, Math.min(wanted, Math.floor((endMs - atMs) / msPerWord) + 1))
    const speaker = demo ? 0 : nextSpeaker(random, previous, words, speakers)
    const turnEndMs = Math.round(atMs + words * msPerWord)
    turns.push({
      speaker,
      startMs: atMs,
      endMs: turnEndMs,
      words,
      stage,
      asks: words > 3 && random.chance(askRate),
      keyword: words > 11 ? keywordFor(random, stage) : null,
    })
    previous = speaker
    atMs = turnEndMs + gapMs(random)
  }
  return turns
}

function turnWords(random: Random): number {
  if (random.chance(BACKCHANNELS)) return random.between(1, 3)
  const words = Math.exp(WORDS_LOG_MEAN + WORDS_LOG_DEVIATION * random.bell())
  return Math.max(1, Math.round(words))
}

/** The host takes most of the long turns; a customer answers a host and the other way round. */
function nextSpeaker(random: Random, previous: number, words: number, speakers: number): number {
  const hostShare = words > 60 ? 0.9 : words > 25 ? 0.75 : 0.42
  if (previous !== 0 && random.chance(hostShare)) return 0
  const others = speakers - 1
  const speaker = 1 + random.below(others)
  if (speaker !== previous) return speaker
  return previous === 0 || others === 1 ? 0 : 1 + (speaker % others)
}

/** Captions never overlap: mostly short gaps, some long. */
const gapMs = (random: Random) => Math.round(random.fraction() ** 3 * 4_600 + 40)

function stageAt(share: number): Stage {
  let end = 0
  for (const stage of STAGES) {
    end += stage.share
    if (share < end) return stage
  }
  return lastStage
}
const lastStage = STAGES[STAGES.length - 1] ?? STAGES[0]

function keywordFor(random: Random, stage: Stage): Turn['keyword'] {
  if (!random.chance(0.22)) return null
  const theme = random.pick(stage.themes)
  return { theme, phrase: random.pick(GENERATED_THEMES[theme].keywords) }
}
