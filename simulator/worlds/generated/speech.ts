/** Turns planned turns into words: a small grammar of openers, phrases with slots, and tails. */
import type { WireMonologue } from '../../world.ts'
import { createRandom, type Random } from '../random.ts'
import { CUSTOMER_ASKS, CUSTOMER_SAYS } from './customer-phrases.ts'
import {
  ASIDES,
  BACKCHANNEL_TURNS,
  OPENERS,
  QUESTION_OPENERS,
  SHORT_QUESTIONS,
  SHORT_SENTENCES,
  TAILS,
  TEAMS,
  TOOLS,
} from './fillers.ts'
import { KEYWORD_SENTENCES } from './keyword-sentences.ts'
import type { Turn } from './plan.ts'
import { VENDOR_ASKS, VENDOR_SAYS } from './vendor-phrases.ts'

/** Whom and what the speakers talk about. */
export interface Setting {
  readonly account: string
  readonly industry: string
  readonly product: string
  /** Of people who are talked about and not on the call. */
  readonly firstNames: readonly string[]
}

export interface Speaker {
  readonly speakerId: string
  readonly vendor: boolean
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const MONTHS = ['January', 'March', 'April', 'May', 'June', 'September', 'October', 'November']
const WEEKS = ['two', 'three', 'four', 'six', 'eight', 'ten']
const NUMBERS = [
  'three',
  'six',
  'ten',
  'twelve',
  'fifteen',
  'twenty',
  'thirty',
  'forty',
  'eighty',
  'two hundred',
]

export function speak(
  seed: string,
  turns: readonly Turn[],
  speakers: readonly Speaker[],
  setting: Setting,
): WireMonologue[] {
  const random = createRandom('speech', seed)
  const voice = { random, draw: createDecks(random), fill: slotFiller(random, setting) }
  return turns.map((turn) => {
    const speaker = speakers[turn.speaker]
    const texts = sentencesOf(turn, speaker?.vendor ?? false, voice)
    return {
      speakerId: speaker?.speakerId ?? null,
      topic: turn.stage.name,
      sentences: timed(texts, turn.startMs, turn.endMs),
    }
  })
}

type Fill = (template: string) => string

interface Voice {
  readonly random: Random
  readonly fill: Fill
  /** The next phrase of a list: none comes twice in a call before all have come. */
  readonly draw: (from: readonly string[]) => string
}

function createDecks(random: Random): Voice['draw'] {
  const decks = new Map<readonly string[], string[]>()
  return (from) => {
    let deck = decks.get(from)
    if (deck === undefined || deck.length === 0) {
      deck = [...from]
      decks.set(from, deck)
    }
    const [drawn = ''] = deck.splice(random.below(deck.length), 1)
    return drawn
  }
}

function sentencesOf(turn: Turn, vendor: boolean, { random, draw, fill }: Voice): string[] {
  const { words, stage, asks, keyword } = turn
  if (words <= 3) return [random.pick(BACKCHANNEL_TURNS[words - 1] ?? SHORT_SENTENCES)]
  if (words <= 9) return [random.pick(asks ? SHORT_QUESTIONS : SHORT_SENTENCES)]
  const says = (vendor ? VENDOR_SAYS : CUSTOMER_SAYS)[stage.name]
  const questions = (vendor ? VENDOR_ASKS : CUSTOMER_ASKS)[stage.name]
  const texts: string[] = []
  let left = words - (asks ? 10 : 0)
  const say = (text: string) => {
    texts.push(text)
    left -= wordCount(text)
  }
  const tracked = keyword === null ? undefined : KEYWORD_SENTENCES[keyword.phrase]
  if (tracked !== undefined)
    say(sentence(random.pick(vendor ? tracked.vendor : tracked.customer), random, fill))
  while (left > 3) {
    if (left <= 9) say(random.pick(SHORT_SENTENCES))
    else if (texts.length % 3 === 2) say(sentence(draw(ASIDES), random, fill))
    else say(sentence(draw(says), random, fill))
  }
  if (asks) texts.push(question(draw(questions), random, fill))
  return texts
}

const sentence = (phrase: string, random: Random, fill: Fill) => {
  const opener = /^(so|and|then|but) /.test(phrase) ? '' : random.pick(OPENERS)
  return capital(`${opener}${fill(phrase)}${random.pick(TAILS)}.`)
}

const question = (phrase: string, random: Random, fill: Fill) =>
  capital(`${random.pick(QUESTION_OPENERS)}${fill(phrase)}?`)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function wordCount(text: string): number {
  let words = 1
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) === 32) words += 1
  return words
}

/** Shares the time of a turn out by length. */
function timed(texts: readonly string[], startMs: number, endMs: number) {
  const all = texts.reduce((sum, text) => sum + text.length, 0)
  let said = 0
  return texts.map((text) => {
    const start = startMs + Math.round(((endMs - startMs) * said) / all)
    said += text.length
    return { start, end: startMs + Math.round(((endMs - startMs) * said) / all), text }
  })
}

/** Templates are cut at their slots once: filling is joining strings. */
const pieces = new Map<string, readonly string[]>()
const piecesOf = (template: string): readonly string[] => {
  const known = pieces.get(template) ?? template.split(/\{(\w+)\}/)
  pieces.set(template, known)
  return known
}

function slotFiller(random: Random, setting: Setting): Fill {
  const slot = (name: string): string => {
    switch (name) {
      case 'account':
        return setting.account
      case 'industry':
        return setting.industry
      case 'product':
        return setting.product
      case 'person':
        return random.pick(setting.firstNames)
      case 'team':
        return random.pick(TEAMS)
      case 'tool':
        return random.pick(TOOLS)
      case 'day':
        return random.pick(DAYS)
      case 'weeks':
        return random.pick(WEEKS)
      case 'month':
        return random.pick(MONTHS)
      default:
        return random.pick(NUMBERS)
    }
  }
  return (template) => {
    const cut = piecesOf(template)
    let text = cut[0] ?? ''
    for (let index = 1; index < cut.length; index += 2)
      text += slot(cut[index] ?? '') + (cut[index + 1] ?? '')
    return text
  }
}
