/** Deals, contacts and accounts as calls carry them: each once, with its newest fields and the calls it hangs on. */
import type { Call, Party } from '../records/call.ts'
import type { CrmKind, CrmObject } from '../records/crm.ts'
import { accountBlock, contactBlock, type CrmCall, dealBlock } from '../text/crm.ts'
import type { Block } from '../text/block.ts'
import { callTitle } from '../text/calls.ts'

export interface CrmCollector {
  add(call: Call): void
  readonly size: number
  /** Blocks with the time of their newest call, in milliseconds. */
  blocks(): Generator<{ readonly block: Block; readonly newestMs: number }>
}

interface Found {
  object: CrmObject
  person: Pick<Party, 'name' | 'email' | 'title' | 'phone'> | undefined
  newestMs: number
  readonly calls: CrmCall[]
}

export function createCrmCollector(kind: CrmKind): CrmCollector {
  const found = new Map<string, Found>()

  const see = (object: CrmObject, call: Call, line: CrmCall, party: Party | undefined): void => {
    if (object.kind !== kind) return
    const key = `${object.system} ${object.id}`
    const atMs = call.startedAt.getTime()
    const known = found.get(key)
    const person = party && {
      name: party.name,
      email: party.email,
      title: party.title,
      phone: party.phone,
    }
    if (known === undefined) {
      found.set(key, { object, person, newestMs: atMs, calls: [line] })
      return
    }
    if (known.calls.at(-1) !== line) known.calls.push(line)
    if (atMs < known.newestMs) return
    known.object = object
    known.person = person
    known.newestMs = atMs
  }

  return {
    add(call) {
      const line: CrmCall = { title: callTitle(call), startedAt: call.startedAt }
      for (const object of call.crm) see(object, call, line, undefined)
      for (const party of call.parties) {
        for (const object of party.crm) see(object, call, line, party)
      }
    },
    get size() {
      return found.size
    },
    *blocks() {
      for (const entry of found.values()) {
        const calls = entry.calls.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
        yield { block: blockOf(kind, entry, calls), newestMs: entry.newestMs }
      }
    },
  }
}

const NOBODY = { name: undefined, email: undefined, title: undefined, phone: undefined }

function blockOf(kind: CrmKind, { object, person }: Found, calls: readonly CrmCall[]): Block {
  const [lastCall = { title: '', startedAt: new Date(0) }] = calls
  switch (kind) {
    case 'deal':
      return dealBlock(object, calls)
    case 'account':
      return accountBlock(object, calls)
    case 'contact':
      return contactBlock(object, person ?? NOBODY, lastCall)
  }
}
