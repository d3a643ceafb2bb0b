/** A library of folders, filled with calls that newcomers should hear. */
import type { WorldCall, WorldFolder, WorldUser } from '../world.ts'
import { DAY_MS } from './calendar.ts'
import { createRandom, idOf } from './random.ts'

const FOLDERS: readonly { name: string; parent?: string; calls: number }[] = [
  { name: 'Onboarding', calls: 0 },
  { name: 'First week', parent: 'Onboarding', calls: 3 },
  { name: 'Great discovery calls', parent: 'Onboarding', calls: 5 },
  { name: 'Objections', calls: 4 },
  { name: 'Pricing conversations', parent: 'Objections', calls: 3 },
  { name: 'Customer stories', calls: 4 },
]

const NOTES = [
  'Listen to how the first question is left open.',
  'The part about their numbers is worth hearing twice.',
  'A calm answer to a hard question.',
  null,
]

export function createLibrary(
  workspaceId: string,
  calls: readonly WorldCall[],
  librarian: WorldUser,
  nowMs: number,
): WorldFolder[] {
  const shown = calls.filter(({ isPrivate, scope }) => !isPrivate && scope === 'External')
  const folderId = (name: string) => idOf('folder', workspaceId, name)
  return FOLDERS.map(({ name, parent, calls: wanted }) => {
    const random = createRandom('folder', workspaceId, name)
    const chosen = new Set(
      Array.from({ length: shown.length === 0 ? 0 : wanted }, () => random.pick(shown)),
    )
    const added = [...chosen].map((call) => {
      const fromSec = random.between(0, Math.floor(call.durationSec / 2))
      const toSec = Math.min(call.durationSec, fromSec + random.between(40, 240))
      return {
        callId: call.id,
        note: random.pick(NOTES),
        addedBy: librarian.id,
        createdMs: Math.min(nowMs, call.startedMs + random.between(2, 9) * DAY_MS),
        ...(random.chance(0.6) && { snippet: { fromSec, toSec } }),
      }
    })
    return {
      id: folderId(name),
      workspaceId,
      name,
      parentFolderId: parent === undefined ? null : folderId(parent),
      createdBy: librarian.id,
      updatedMs: Math.max(librarian.createdMs, ...added.map(({ createdMs }) => createdMs)),
      calls: added,
    }
  })
}
