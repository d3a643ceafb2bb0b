/** The labelled conversations of `scenes/`: invented sales calls, a sentence a line. `README.md` says what the tags mean. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RISK_TYPES, type RiskType, type Severity, severity } from '../../src/records/finding.ts'

export const TAGS = [
  'q',
  'pain',
  'use',
  'concern',
  'req',
  'success',
  'commit',
  'next',
  'who',
  'date',
  'terms',
  'tech',
  'praise',
] as const
export type Tag = (typeof TAGS)[number]

export interface Scene {
  /** Who wrote it; a writer's scenes are held back together. */
  readonly writer: string
  readonly account: string
  readonly vendor: string
  readonly type: string
  readonly sentiment: 'positive' | 'neutral' | 'mixed' | 'negative'
  readonly rivals: readonly string[]
  readonly people: ReadonlyMap<string, { readonly name: string; readonly title: string }>
  readonly lines: readonly SceneLine[]
}

export interface SceneLine {
  /** `V1`, `C2`, `P1`: vendor, customer, partner. */
  readonly code: string
  readonly text: string
  readonly tags: ReadonlySet<Tag>
  readonly risks: ReadonlyMap<RiskType, Severity>
  readonly nearMisses: ReadonlySet<RiskType>
}

const FOLDER = join(import.meta.dirname, 'scenes')

export function readScenes(): readonly Scene[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => parseScenes(readFileSync(join(FOLDER, name), 'utf8'), name))
}

/** Throws where a line is neither a header, a person, a chapter nor a sentence. */
export function parseScenes(text: string, fileName: string): readonly Scene[] {
  return text
    .split(/^(?== )/m)
    .filter((part) => part.trim() !== '')
    .map((part) => parseScene(part, fileName))
}

function parseScene(text: string, fileName: string): Scene {
  const [header = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '')
  const [account = '', , vendor = '', , type = '', sentiment = ''] = header
    .slice(1)
    .split('|')
    .map((part) => part.trim())
  const rivals: string[] = []
  const people = new Map<string, { name: string; title: string }>()
  const lines: SceneLine[] = []
  for (const line of rest) {
    if (line.startsWith('#')) continue
    if (line.startsWith('>')) {
      rivals.push(
        ...line
          .slice(line.indexOf(':') + 1)
          .split(',')
          .map((name) => name.trim()),
      )
      continue
    }
    const [, code, said] = /^([VCP]\d) (.+)$/.exec(line.trim()) ?? []
    if (code === undefined || said === undefined) {
      throw new Error(`${fileName}: neither a person nor a sentence: ${line}`)
    }
    if (people.has(code)) lines.push(parseLine(code, said, fileName))
    else {
      const [name = '', ...title] = said.split(',')
      people.set(code, { name: name.trim(), title: title.join(',').trim() })
    }
  }
  if (!isSentiment(sentiment)) throw new Error(`${fileName}: no such sentiment: ${header}`)
  return { writer: fileName.slice(0, 1), account, vendor, type, sentiment, rivals, people, lines }
}

function parseLine(code: string, said: string, fileName: string): SceneLine {
  const braces = /\s*\{([^}]*)\}\s*$/.exec(said)
  const text = braces === null ? said : said.slice(0, braces.index)
  const tags = new Set<Tag>()
  const risks = new Map<RiskType, Severity>()
  const nearMisses = new Set<RiskType>()
  for (const tag of braces?.[1]?.split(',') ?? []) {
    const [word = '', type = '', level = 'medium'] = tag.trim().split(/\s+/)
    if (word === 'risk' && isRiskType(type)) risks.set(type, severity.parse(level))
    else if (word === 'near' && isRiskType(type)) nearMisses.add(type)
    else if (isTag(word)) tags.add(word)
    else throw new Error(`${fileName}: no such tag: ${tag}`)
  }
  return { code, text, tags, risks, nearMisses }
}

function isTag(word: string): word is Tag {
  return TAGS.some((tag) => tag === word)
}

function isRiskType(word: string): word is RiskType {
  return RISK_TYPES.some((type) => type === word)
}

function isSentiment(word: string): word is Scene['sentiment'] {
  return ['positive', 'neutral', 'mixed', 'negative'].includes(word)
}
