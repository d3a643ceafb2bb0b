/** What there is to learn from: for each query the turns of its meeting, and the meetings, each as a row of features. */
import { callFeatures } from '../../src/search/ranking/call-features.ts'
import { evidenceOf } from '../../src/search/ranking/evidence.ts'
import { plainScores, turnFeatures } from '../../src/search/ranking/turn-features.ts'
import { meetingIndex } from './meeting-index.ts'
import { meetingView } from './meeting-view.ts'
import type { Meeting } from './qmsum.ts'

export interface RankedList {
  /** Number of the meeting that holds the answers. */
  readonly meeting: number
  /** Of each row what it stands for: a turn, or a meeting. */
  readonly ids: readonly number[]
  /** One a row. */
  readonly rows: readonly (readonly number[])[]
  readonly isRight: readonly boolean[]
}

export interface Lists {
  readonly turns: readonly RankedList[]
  readonly calls: readonly RankedList[]
}

/** As many as the ranking reads closely. */
const MOST_TURNS = 150
const MOST_CALLS = 60

export function listsOf(meetings: readonly Meeting[]): Lists {
  const views = meetings.map(meetingView)
  const index = meetingIndex(views)
  const { vocabulary } = index
  const turns: RankedList[] = []
  const calls: RankedList[] = []
  meetings.forEach(({ queries }, meeting) => {
    for (const { text, answers } of queries) {
      const query = index.read(text)
      const callScores = index.scores(query)
      const best = bestFirst(callScores).slice(0, MOST_CALLS)
      const rows = best.map((call) => {
        const view = views[call]
        if (view === undefined) return []
        return callFeatures(evidenceOf(query, view, vocabulary), callScores[call] ?? 0)
      })
      calls.push({ meeting, ids: best, rows, isRight: best.map((call) => call === meeting) })
      const own = views[meeting]
      if (own === undefined) continue
      const evidence = evidenceOf(query, own, vocabulary)
      const close = bestFirst(plainScores(evidence)).slice(0, MOST_TURNS)
      const columns = turnFeatures(evidence)
      turns.push({
        meeting,
        ids: close.map((turn) => own.turnOf[turn] ?? 0),
        rows: close.map((turn) => columns.map((column) => column[turn] ?? 0)),
        isRight: close.map((turn) => answers.has(own.turnOf[turn] ?? -1)),
      })
    }
  })
  return { turns, calls }
}

function bestFirst(scores: Float64Array | Float32Array): readonly number[] {
  return Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
}
