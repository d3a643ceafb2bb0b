/** What colleagues write beside a call: on one call of five, mostly the manager to the host, sometimes with an answer. */
import type { WorldCall, WorldComment, WorldUser } from '../world.ts'
import { MINUTE_MS } from './calendar.ts'
import { fullName } from './people.ts'
import { createRandom, idOf } from './random.ts'

const REMARKS = [
  'nice recap here, please keep that for the next call',
  'this is the question we should have asked ten minutes earlier',
  'good example of a calm answer, I’d like to use it in the team meeting',
  'do we know who else has to agree to this?',
  'please put this into the summary, word for word',
]
const ANSWERS = ['Will do.', 'Done, it’s in the summary.', 'Fair point, I’ll ask on the next call.']

export function commentsOn(
  call: WorldCall,
  users: readonly WorldUser[],
  share = 0.2,
): WorldComment[] {
  const random = createRandom('comments', call.id)
  const host = users.find(({ id }) => id === call.primaryUserId)
  const manager = users.find(({ id }) => id === host?.managerId)
  if (host === undefined || manager === undefined || !random.chance(share)) return []
  const audioStartTime = random.between(30, Math.max(31, call.durationSec - 60))
  const duringCall = random.chance(0.25)
  const endMs = call.startedMs + call.durationSec * 1000
  const remark: WorldComment = {
    id: idOf('comment', call.id),
    audioStartTime,
    audioEndTime: audioStartTime + random.between(5, 45),
    commenterUserId: manager.id,
    comment: `@[${fullName(host)}](${host.id}) ${random.pick(REMARKS)}`,
    postedMs: duringCall
      ? call.startedMs + audioStartTime * 1000
      : endMs + random.between(5, 40) * MINUTE_MS,
    inReplyTo: null,
    duringCall,
  }
  if (duringCall || random.chance(0.5)) return [remark]
  const answer: WorldComment = {
    ...remark,
    id: idOf('comment', call.id, 'answer'),
    commenterUserId: host.id,
    comment: random.pick(ANSWERS),
    postedMs: remark.postedMs + random.between(5, 60) * MINUTE_MS,
    inReplyTo: remark.id,
  }
  return [remark, answer]
}
