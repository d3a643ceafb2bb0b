// Faults that change the company instead of an answer: what happens to calls while a client is busy reading them.
import type { CallChange, CompanyState } from './company.ts'
import type { SetFault, WorldFault } from './fault-kinds.ts'
import { endMs } from './readiness.ts'
import type { Readiness, WireMonologue, WorldCall } from './world.ts'

const WORLD_FAULTS: ReadonlySet<string> = new Set<WorldFault['fault']>([
  'late-transcript',
  'late-details',
  'private-flip',
  'deletion',
  'changed-title',
  'reworked-transcript',
])

export function isWorldFault(fault: SetFault): fault is WorldFault {
  return WORLD_FAULTS.has(fault.fault)
}

/** Calls that do not exist (any more) are passed over. */
export function changeWorld(company: CompanyState, fault: WorldFault, nowMs: number): void {
  for (const id of callIdsOf(fault)) {
    if (fault.fault === 'deletion') company.remove(id)
    else company.change(id, changeOf(fault, nowMs))
  }
}

export function callIdsOf({ callId, callIds = [] }: WorldFault): readonly string[] {
  return callId === undefined ? callIds : [callId, ...callIds]
}

function changeOf(fault: Exclude<WorldFault, { fault: 'deletion' }>, nowMs: number): CallChange {
  switch (fault.fault) {
    case 'late-transcript':
      return { call: readyAt('transcript', nowMs + fault.ms) }
    case 'late-details':
      return { call: readyAt('details', nowMs + fault.ms) }
    case 'private-flip':
      return { call: (call) => ({ ...call, isPrivate: !call.isPrivate }) }
    case 'changed-title':
      return { call: (call) => ({ ...call, title: fault.title }) }
    case 'reworked-transcript':
      return { transcript: (transcript) => replaceText(transcript, fault.find, fault.replace) }
  }
}

function readyAt(part: Readiness, ms: number) {
  return (call: WorldCall): WorldCall => ({
    ...call,
    readyAfterMs: { ...call.readyAfterMs, [part]: ms - endMs(call) },
  })
}

function replaceText(
  transcript: readonly WireMonologue[],
  find: string,
  replace: string,
): WireMonologue[] {
  return transcript.map((monologue) => ({
    ...monologue,
    sentences: monologue.sentences.map((sentence) => ({
      ...sentence,
      text: sentence.text.replaceAll(find, () => replace),
    })),
  }))
}
