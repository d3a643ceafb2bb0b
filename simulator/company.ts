// The state of the pretend company: an immutable world, and over it whatever tests and faults have changed since.
import { byStart, bySchedule, sortCalls } from './call-order.ts'
import { compareIds } from './ids.ts'
import { createShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'
import type {
  CallDetails,
  WireMonologue,
  WireWorkspace,
  World,
  WorldCall,
  WorldFolder,
  WorldProfile,
  WorldUser,
} from './world.ts'

export interface CompanyState {
  readonly world: World
  /** Ascending by id, avatars included. */
  readonly users: Shelf<WorldUser>
  readonly workspaces: Shelf<WireWorkspace>
  readonly profiles: Shelf<WorldProfile>
  readonly folders: Shelf<WorldFolder>
  /** Oldest first. */
  readonly callsByStart: readonly WorldCall[]
  readonly callsBySchedule: readonly WorldCall[]
  call(id: string): WorldCall | undefined
  details(call: WorldCall): CallDetails
  transcript(call: WorldCall): readonly WireMonologue[]
  add(call: WorldCall, details: CallDetails, transcript: readonly WireMonologue[]): void
  /** False where there is no such call. */
  change(id: string, change: CallChange): boolean
  remove(id: string): boolean
}

/** What is left out stays as it is. */
export interface CallChange {
  readonly call?: (call: WorldCall) => WorldCall
  readonly details?: (details: CallDetails) => CallDetails
  readonly transcript?: (transcript: readonly WireMonologue[]) => readonly WireMonologue[]
}

interface Overlay {
  readonly details?: CallDetails
  readonly transcript?: readonly WireMonologue[]
}

export function createCompany(world: World): CompanyState {
  const started = sortCalls(world.calls, byStart)
  const scheduled = sortCalls(world.calls, bySchedule)
  const calls = new Map(world.calls.map((call) => [call.id, call]))
  /** The world is always asked with its own entry, so a changed title never changes what was said. */
  const originals = new Map(calls)
  const overlays = new Map<string, Overlay>()

  const original = (call: WorldCall) => originals.get(call.id) ?? call
  const details = (call: WorldCall) =>
    overlays.get(call.id)?.details ?? world.details(original(call))
  const transcript = (call: WorldCall) =>
    overlays.get(call.id)?.transcript ?? world.transcript(original(call))

  function insert(call: WorldCall): void {
    calls.set(call.id, call)
    started.add(call)
    scheduled.add(call)
  }

  function remove(id: string): boolean {
    const call = calls.get(id)
    if (!call) return false
    started.remove(call)
    scheduled.remove(call)
    return calls.delete(id)
  }

  return {
    world,
    users: createShelf(world.users, (a, b) => compareIds(a.id, b.id)),
    workspaces: createShelf(world.workspaces),
    profiles: createShelf(world.profiles),
    folders: createShelf(world.folders),
    callsByStart: started.items,
    callsBySchedule: scheduled.items,
    call: (id) => calls.get(id),
    details,
    transcript,
    remove,
    add(call, callDetails, callTranscript) {
      remove(call.id)
      overlays.set(call.id, { details: callDetails, transcript: callTranscript })
      insert(call)
    },
    change(id, change) {
      const call = calls.get(id)
      if (!call) return false
      overlays.set(id, {
        ...overlays.get(id),
        ...(change.details && { details: change.details(details(call)) }),
        ...(change.transcript && { transcript: change.transcript(transcript(call)) }),
      })
      if (change.call) {
        const changed = change.call(call)
        remove(id)
        insert(changed)
      }
      return true
    },
  }
}
