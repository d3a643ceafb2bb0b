/** Lets passages through by who speaks them. */
import type { SpeakerPlaces } from '../../store/search-calls.ts'
import type { Side } from '../query/parse-query.ts'
import type { Segment } from '../reading/index-reader.ts'
import { CUSTOMER, US } from '../segments/segment.ts'
import type { SearchPlan } from './search-plan.ts'

const FLAGS: Readonly<Record<Side, number>> = { customer: CUSTOMER, us: US }

/** Several sides: any of them will do. `speakers` undefined lets every speaker through. */
export function passesOf(
  sides: readonly Side[],
  speakers: readonly SpeakerPlaces[] | undefined,
): SearchPlan['passes'] {
  if (sides.length === 0 && speakers === undefined) return undefined
  const wanted = sides.reduce((flags, side) => flags | FLAGS[side], 0)
  const ofCalls = new Map(
    speakers?.map(({ segmentId, number, speakers: places }) => [
      `${segmentId} ${number}`,
      new Set(places),
    ]),
  )
  return ({ segmentId, head }: Segment, call, passage) => {
    const at = (head.firstPassages[call] ?? 0) + passage
    if (wanted !== 0 && ((head.passages.flags[at] ?? 0) & wanted) === 0) return false
    if (speakers === undefined) return true
    return ofCalls.get(`${segmentId} ${call}`)?.has(head.passages.speakers[at] ?? 0) ?? false
  }
}
