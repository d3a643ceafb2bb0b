/** How good the derived topics are on writers whom the sentence model had not seen. */
import { TOPIC_KINDS, type TopicKind } from '../../src/records/call-topic.ts'
import type { RiskType } from '../../src/records/finding.ts'
import { type Head, headNumber } from '../../src/insights/engine/heads.ts'
import { HEADS_OF, topicsOf } from '../../src/insights/engine/topics.ts'
import type { JudgedScene } from './judged-scenes.ts'
import type { SceneLine } from './scenes.ts'
import { callOfScene, sceneTargets } from './sentence-examples.ts'

/** A worry about money is talk about money. */
const RISK_OF: Partial<Readonly<Record<TopicKind, RiskType>>> = {
  pricing: 'budget',
  plan: 'timeline',
  systems: 'technical',
  people: 'executive',
}
/** A topic is there where so many sentences carry one of its tags or worries. */
const LEAST_TAGGED = 2

function isWorry(kind: TopicKind, line: SceneLine | undefined): boolean {
  const type = RISK_OF[kind]
  return type !== undefined && (line?.risks.has(type) ?? false)
}

/** A line for the report. */
export function measureTopics(
  judged: readonly JudgedScene[],
  thresholds: Readonly<Record<Head, number>>,
): string {
  let [found, right, all, atFirst] = [0, 0, 0, 0]
  for (const { scene, prepared, heads } of judged) {
    const targets = scene.lines.map(sceneTargets)
    const isTagged = (kind: TopicKind, n: number) =>
      HEADS_OF[kind].some((head) => targets[n]?.[headNumber(head)] === 1) ||
      isWorry(kind, scene.lines[n])
    const there = new Set(
      TOPIC_KINDS.filter(
        (kind) => targets.filter((_, n) => isTagged(kind, n)).length >= LEAST_TAGGED,
      ),
    )
    const topics = topicsOf(callOfScene(scene).sentences, prepared, heads, thresholds)
    all += there.size
    found += topics.length
    right += topics.filter(({ kind }) => there.has(kind)).length
    atFirst += topics.filter(({ kind, sentence }) =>
      [-1, 0, 1].some((away) => isTagged(kind, sentence + away)),
    ).length
  }
  const share = (some: number, of: number) => (some / Math.max(1, of)).toFixed(3)
  return `topics           precision ${share(right, found)}  recall ${share(right, all)}; begin at one of their sentences ${share(atFirst, found)}`
}
