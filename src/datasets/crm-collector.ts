/** Deals, contacts and accounts as calls carry them: each once, with its newest fields and the calls it hangs on. */
import type { Call, Party } from '../records/call.ts'
import type { CrmKind, CrmObject } from '../records/crm.ts'
import type { Block } from '../text/block.ts'
import {
  accountBlock,
  type ContactPerson,
  contactBlock,
  type CrmCall,
  dealBlock,
} from '../text/crm.ts'

export interface CrmCollector {
  /** `line`: how texts name the call; one object for all collectors of a run. */
  add(call: Call, line: CollectedCall): void
  readonly size: number
  /** Blocks with the time of their newest call, in milliseconds. */
  blocks(): Generator<CrmRecord>
}

export interface CrmRecord {
  /** System and id. */
  readonly id: string
  readonly block: Block
  readonly newestMs: number
  /** Those that the text names. */
  readonly callIds: readonly string[]
}

/** How texts name a call, and which one it is. */
export interface CollectedCall extends CrmCall {
  readonly id: string
}

/** What is known of an object from the newest call that carried it. */
interface Known {
  readonly object: CrmObject
  readonly person: ContactPerson
}

/** A large company has tens of thousands of these, so they are kept small: whole seconds, and one text. */
interface Found {
  /** `Known`, see `pack`. */
  packed: string
  newestSec: number
  /** All calls of a deal or an account; of a contact the newest alone, which is all that its text names. */
  calls: CollectedCall[]
}

const NOBODY: ContactPerson = {
  name: undefined,
  email: undefined,
  title: undefined,
  phone: undefined,
}

export function createCrmCollector(kind: CrmKind): CrmCollector {
  /** By system, then by id: a joined key would be one more text for each object. */
  const systems = new Map<string, Map<string, Found>>()

  const see = (object: CrmObject, line: CollectedCall, person: ContactPerson): void => {
    if (object.kind !== kind) return
    const found = systems.get(object.system) ?? new Map<string, Found>()
    systems.set(object.system, found)
    const known = found.get(object.id)
    const isNewest = known === undefined || line.startedSec >= known.newestSec
    const keepsCalls = kind !== 'contact'
    if (known !== undefined && keepsCalls && known.calls.at(-1) !== line) known.calls.push(line)
    if (!isNewest) return
    const calls = known !== undefined && keepsCalls ? known.calls : [line]
    found.set(object.id, { packed: pack({ object, person }), newestSec: line.startedSec, calls })
  }

  return {
    add(call, line) {
      for (const object of call.crm) see(object, line, NOBODY)
      for (const party of call.parties) {
        for (const object of party.crm) see(object, line, personOf(party))
      }
    },
    get size() {
      return [...systems.values()].reduce((sum, found) => sum + found.size, 0)
    },
    *blocks() {
      for (const found of systems.values()) {
        for (const { packed, newestSec, calls } of found.values()) {
          const newestFirst = calls.toSorted((a, b) => b.startedSec - a.startedSec)
          const known = unpack(kind, packed)
          yield {
            id: `${known.object.system}/${known.object.id}`,
            block: blockOf(known, newestFirst),
            newestMs: newestSec * 1_000,
            callIds: newestFirst.map((call) => call.id),
          }
        }
      }
    },
  }
}

function personOf({ name, email, title, phone }: Party): ContactPerson {
  return { name, email, title, phone }
}

type Packed = [system: string, id: string, ...fields: (string | null)[]]

/** The values alone as a JSON list: system, id, the person's four, then names and values of the fields in turn. */
function pack({ object, person }: Known): string {
  const { name = null, email = null, title = null, phone = null } = person
  const fields = object.fields.flatMap((field) => [field.name, field.value])
  const packed: Packed = [object.system, object.id, name, email, title, phone, ...fields]
  return JSON.stringify(packed)
}

function unpack(kind: CrmKind, text: string): Known {
  const packed: Packed = JSON.parse(text)
  const [system, id, name, email, title, phone, ...rest] = packed
  const fields = rest.flatMap((fieldName, n) =>
    n % 2 === 0 ? [{ name: fieldName ?? '', value: rest[n + 1] ?? '' }] : [],
  )
  return {
    object: { kind, system, id, fields },
    person: {
      name: name ?? undefined,
      email: email ?? undefined,
      title: title ?? undefined,
      phone: phone ?? undefined,
    },
  }
}

function blockOf({ object, person }: Known, calls: readonly CrmCall[]): Block {
  switch (object.kind) {
    case 'deal':
      return dealBlock(object, calls)
    case 'account':
      return accountBlock(object, calls)
    case 'contact':
      return contactBlock(object, person, calls)
  }
}
