/** Deals, contacts and accounts as calls carry them: each once, with its newest fields and the calls it hangs on. */
import type { Call, Party } from '../records/call.ts'
import type { CrmKind, CrmObject } from '../records/crm.ts'
import type { Block } from '../text/block.ts'
import { callTitle } from '../text/calls.ts'
import {
  accountBlock,
  type ContactPerson,
  contactBlock,
  type CrmCall,
  dealBlock,
} from '../text/crm.ts'

export interface CrmCollector {
  add(call: Call): void
  readonly size: number
  /** Blocks with the time of their newest call, in milliseconds. */
  blocks(): Generator<{ readonly block: Block; readonly newestMs: number }>
}

/** What is known of an object from the newest call that carried it. */
interface Known {
  readonly object: CrmObject
  readonly person: ContactPerson
}

interface Found {
  /** `Known` as JSON: a large company has tens of thousands, and as text they take a third of the memory. */
  packed: string
  newestMs: number
  /** All calls of a deal or an account; of a contact the newest alone, which is all that its text names. */
  calls: CrmCall[]
}

const NOBODY: ContactPerson = {
  name: undefined,
  email: undefined,
  title: undefined,
  phone: undefined,
}

export function createCrmCollector(kind: CrmKind): CrmCollector {
  const found = new Map<string, Found>()

  const see = (object: CrmObject, line: CrmCall, person: ContactPerson): void => {
    if (object.kind !== kind) return
    const key = `${object.system} ${object.id}`
    const known = found.get(key)
    const isNewest = known === undefined || line.startedMs >= known.newestMs
    const calls = known?.calls ?? []
    if (kind === 'contact' && isNewest) calls.length = 0
    if ((kind !== 'contact' || isNewest) && calls.at(-1) !== line) calls.push(line)
    if (isNewest)
      found.set(key, { packed: pack({ object, person }), newestMs: line.startedMs, calls })
  }

  return {
    add(call) {
      const line: CrmCall = { title: callTitle(call), startedMs: call.startedAt.getTime() }
      for (const object of call.crm) see(object, line, NOBODY)
      for (const party of call.parties) {
        for (const object of party.crm) see(object, line, personOf(party))
      }
    },
    get size() {
      return found.size
    },
    *blocks() {
      for (const { packed, newestMs, calls } of found.values()) {
        const newestFirst = calls.toSorted((a, b) => b.startedMs - a.startedMs)
        yield { block: blockOf(kind, unpack(packed), newestFirst), newestMs }
      }
    },
  }
}

function personOf({ name, email, title, phone }: Party): ContactPerson {
  return { name, email, title, phone }
}

function pack(known: Known): string {
  return JSON.stringify(known)
}

function unpack(packed: string): Known {
  const known: Known = JSON.parse(packed)
  return known
}

function blockOf(kind: CrmKind, { object, person }: Known, calls: readonly CrmCall[]): Block {
  switch (kind) {
    case 'deal':
      return dealBlock(object, calls)
    case 'account':
      return accountBlock(object, calls)
    case 'contact':
      return contactBlock(object, person, calls)
  }
}
