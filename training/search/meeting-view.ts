/** A meeting in memory as the ranking reads calls from the index. */
import { isStopTerm } from '../../src/search/language/analyze.ts'
import { passagesOf, speakersOf } from '../../src/search/passages.ts'
import type { CallView, TermPlaces } from '../../src/search/ranking/call-view.ts'
import type { Meeting } from './qmsum.ts'
import { spokenMeeting } from './spoken-meeting.ts'

export interface MeetingView extends CallView {
  /** Of each passage the turn it belongs to. */
  readonly turnOf: readonly number[]
  readonly terms: ReadonlyMap<string, TermPlaces>
}

/** Words between two that follow each other, the second included. */
const FOLLOWING = 3

export function meetingView(meeting: Meeting): MeetingView {
  const spoken = spokenMeeting(meeting)
  const { passages } = passagesOf(spoken)
  const lengths = Uint16Array.from(passages, ({ length }) => length)
  const terms = new Map(
    [...placesByTerm(passages.map((one) => one.terms))].map(([term, counts]) => [
      term,
      toPlaces(counts),
    ]),
  )
  return {
    id: meeting.id,
    title: '',
    turns: passages.length,
    lengths,
    speakers: Uint8Array.from(passages, ({ speaker }) => speaker),
    flags: Uint8Array.from(passages, ({ flags }) => flags),
    speakerNames: speakersOf(spoken),
    length: lengths.reduce((sum, length) => sum + length, 0),
    postings: (term) => terms.get(term),
    followed(first, second) {
      if (!terms.has(first) || !terms.has(second)) return undefined
      const counts = new Map<number, number>()
      passages.forEach((passage, n) => {
        const count = passage.terms.filter(
          (term, at) =>
            term === second && passage.terms.slice(Math.max(0, at - FOLLOWING), at).includes(first),
        ).length
        if (count > 0) counts.set(n, count)
      })
      return counts.size === 0 ? undefined : toPlaces(counts)
    },
    turnOf: turnsOf(
      passages.map(({ sentences }) => sentences),
      spoken.turnStarts,
    ),
    terms,
  }
}

function placesByTerm(passages: readonly (readonly string[])[]): Map<string, Map<number, number>> {
  const places = new Map<string, Map<number, number>>()
  passages.forEach((terms, passage) => {
    for (const term of terms) {
      if (isStopTerm(term)) continue
      const counts = places.get(term) ?? new Map<number, number>()
      counts.set(passage, (counts.get(passage) ?? 0) + 1)
      places.set(term, counts)
    }
  })
  return places
}

function toPlaces(counts: ReadonlyMap<number, number>): TermPlaces {
  return { turns: Uint32Array.from(counts.keys()), counts: Uint8Array.from(counts.values()) }
}

function turnsOf(sizes: readonly number[], turnStarts: readonly number[]): readonly number[] {
  let sentence = 0
  let turn = 0
  return sizes.map((size) => {
    while (turn + 1 < turnStarts.length && (turnStarts[turn + 1] ?? 0) <= sentence) turn += 1
    sentence += size
    return turn
  })
}
