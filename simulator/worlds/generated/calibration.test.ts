/** Invented calls must have the shape of real video calls; the figures are printed to be read beside the table they come from. */
import { beforeAll, expect, test } from 'vitest'
import type { World } from '../../world.ts'
import { generatedWorld } from './world.ts'

const NOW = Date.parse('2026-06-17T15:00:00Z')
const CALLS = 60

interface Shape {
  readonly minutes: number
  readonly wordsPerMinute: number
  readonly turnsPerHour: number
  readonly questionsPerHour: number
  readonly topShare: number
  readonly turnWords: readonly number[]
  readonly sentenceWords: readonly number[]
  readonly sentenceSeconds: readonly number[]
}

let shapes: Shape[]

beforeAll(() => {
  const world = generatedWorld({ calls: CALLS, users: 12, seed: 'calibration', nowMs: NOW })
  shapes = world.calls.map((call) => shapeOf(world, call))
  const line = (name: string, values: readonly number[]) =>
    `  ${name.padEnd(20)} p10 ${at(values, 0.1)}  p50 ${at(values, 0.5)}  p90 ${at(values, 0.9)}\n`
  const words = shapes.flatMap(({ turnWords }) => turnWords)
  process.stdout.write(
    `shape of ${CALLS} generated calls\n` +
      line('minutes', figures('minutes')) +
      line('words a minute', figures('wordsPerMinute')) +
      line('turns an hour', figures('turnsPerHour')) +
      line('questions an hour', figures('questionsPerHour')) +
      line('top speaker', figures('topShare')) +
      line('words a turn', words) +
      line('words a sentence', all('sentenceWords')) +
      line('seconds a sentence', all('sentenceSeconds')) +
      `  turns of <= 3 words  ${shareOf(words, (count) => count <= 3)}\n`,
  )
})

test('calls last 20 to 60 minutes, half of them about 35', () => {
  expect(Math.min(...figures('minutes'))).toBeGreaterThanOrEqual(20)
  expect(Math.max(...figures('minutes'))).toBeLessThanOrEqual(60)
  expect(near(at(figures('minutes'), 0.5), 35, 5)).toBe(true)
})

test('people talk as fast and change as often as on real calls', () => {
  expect(at(figures('wordsPerMinute'), 0.1)).toBeGreaterThanOrEqual(112)
  expect(at(figures('wordsPerMinute'), 0.9)).toBeLessThanOrEqual(165)
  expect(at(figures('turnsPerHour'), 0.1)).toBeGreaterThanOrEqual(150)
  expect(at(figures('turnsPerHour'), 0.9)).toBeLessThanOrEqual(350)
})

test('turns are mostly short and now and then very long', () => {
  const words = shapes.flatMap(({ turnWords }) => turnWords)
  expect(near(at(words, 0.5), 14, 4)).toBe(true)
  expect(near(at(words, 0.9), 90, 20)).toBe(true)
  expect(
    near(
      shareOf(words, (count) => count <= 3),
      0.3,
      0.06,
    ),
  ).toBe(true)
  expect(words.some((count) => count >= 300 && count <= 1_600)).toBe(true)
})

test('the host leads and questions are asked', () => {
  expect(near(at(figures('topShare'), 0.5), 0.55, 0.06)).toBe(true)
  expect(at(figures('questionsPerHour'), 0.5)).toBeGreaterThanOrEqual(45)
  expect(at(figures('questionsPerHour'), 0.5)).toBeLessThanOrEqual(90)
})

test('a sentence is about as long as a caption', () => {
  expect(near(at(all('sentenceWords'), 0.5), 13, 4)).toBe(true)
  expect(near(at(all('sentenceSeconds'), 0.5), 5.3, 2)).toBe(true)
})

function shapeOf(world: World, call: World['calls'][number]): Shape {
  const transcript = world.transcript(call)
  const turnWords = transcript.map(({ sentences }) =>
    sentences.reduce((sum, { text }) => sum + wordsOf(text), 0),
  )
  const sentences = transcript.flatMap((monologue) => monologue.sentences)
  const words = turnWords.reduce((sum, count) => sum + count, 0)
  const bySpeaker = new Map<string, number>()
  for (const [index, { speakerId }] of transcript.entries())
    bySpeaker.set(speakerId ?? '', (bySpeaker.get(speakerId ?? '') ?? 0) + (turnWords[index] ?? 0))
  const hours = call.durationSec / 3600
  return {
    minutes: call.durationSec / 60,
    wordsPerMinute: words / (call.durationSec / 60),
    turnsPerHour: transcript.length / hours,
    questionsPerHour: sentences.filter(({ text }) => text.endsWith('?')).length / hours,
    topShare: Math.max(...bySpeaker.values()) / words,
    turnWords,
    sentenceWords: sentences.map(({ text }) => wordsOf(text)),
    sentenceSeconds: sentences.map(({ start, end }) => (end - start) / 1000),
  }
}

type Figure = 'minutes' | 'wordsPerMinute' | 'turnsPerHour' | 'questionsPerHour' | 'topShare'

const figures = (name: Figure) => shapes.map((shape) => shape[name])
const all = (name: 'sentenceWords' | 'sentenceSeconds') => shapes.flatMap((shape) => shape[name])
const wordsOf = (text: string) => text.split(' ').length
const near = (value: number, target: number, tolerance: number) =>
  Math.abs(value - target) <= tolerance
const shareOf = (values: readonly number[], holds: (value: number) => boolean) =>
  Math.round((100 * values.filter(holds).length) / values.length) / 100

function at(values: readonly number[], share: number): number {
  const inOrder = values.toSorted((a, b) => a - b)
  return Math.round(100 * (inOrder[Math.floor(inOrder.length * share)] ?? 0)) / 100
}
