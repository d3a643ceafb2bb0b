/** A call as a block. */
import { type Call, partyName } from '../records/call.ts'
import { type Block, field, type Line, list } from './block.ts'
import { oneLine } from './clean.ts'
import { dateTimeLine, durationLine } from './times.ts'

export function callBlock(call: Call): Block {
  const named = call.parties.map((party) => ({
    party,
    line: `${partyName(party)} (${party.side})`,
  }))
  return {
    mark: 'CALL',
    lines: [
      ...callHead(call),
      ...field('Direction', call.direction),
      ...list(
        'Attendees',
        named.filter(({ party }) => party.attended).map(({ line }) => line),
      ),
      ...list(
        'Invited',
        named.filter(({ party }) => !party.attended).map(({ line }) => line),
      ),
      ...field('Topics', call.topics.join(', ')),
      ...field('Trackers', call.trackers.map((tracker) => tracker.name).join(', ')),
    ],
  }
}

/** The lines with which a call and its transcript begin alike. */
export function callHead(call: Pick<Call, 'title' | 'startedAt' | 'durationSec'>): readonly Line[] {
  return [
    ...field('Title', callTitle(call)),
    ...field('Date', dateTimeLine(call.startedAt)),
    ...field('Duration', durationLine(call.durationSec)),
  ]
}

/** Some calls have no title in Gong. */
export function callTitle({ title }: Pick<Call, 'title'>): string {
  return title === undefined || oneLine(title) === '' ? 'Untitled' : title
}
