/** CRM objects as blocks. */
import { type CrmObject, crmName } from '../records/crm.ts'
import { type Block, field, type Line, list } from './block.ts'
import { dateTimeLine } from './times.ts'

/** A call that an object hangs on. */
export interface CrmCall {
  readonly title: string
  readonly startedSec: number
}

/** `calls` newest first. */
export function dealBlock(deal: CrmObject, calls: readonly CrmCall[]): Block {
  const own = [...field('CRM', deal.system), ...field('Deal ID', deal.id)]
  return {
    mark: 'DEAL',
    lines: [...own, ...fieldsBeyond(own, deal), ...list('Calls', calls.map(callLine))],
  }
}

export function accountBlock(account: CrmObject, calls: readonly CrmCall[]): Block {
  const own = [
    ...field('Name', crmName(account)),
    ...field('CRM', account.system),
    ...field('Account ID', account.id),
  ]
  return {
    mark: 'ACCOUNT',
    lines: [...own, ...fieldsBeyond(own, account), ...list('Calls', calls.map(callLine))],
  }
}

/** A contact's own lines come from the person on the call, whom Gong ties to it. */
export interface ContactPerson {
  readonly name: string | undefined
  readonly email: string | undefined
  readonly title: string | undefined
  readonly phone: string | undefined
}

/** `calls` newest first; only the first is named. */
export function contactBlock(
  contact: CrmObject,
  person: ContactPerson,
  calls: readonly CrmCall[],
): Block {
  const own = [
    ...field('Name', person.name ?? crmName(contact)),
    ...field('Email', person.email),
    ...field('Title', person.title),
    ...field('Phone', person.phone),
    ...field('CRM', contact.system),
    ...field('Contact ID', contact.id),
  ]
  return {
    mark: 'CONTACT',
    lines: [
      ...own,
      ...fieldsBeyond(own, contact),
      ...calls.slice(0, 1).flatMap((call) => field('Last call', callLine(call))),
    ],
  }
}

/** Fields as the CRM names them. One that says what a line of the block says already is left out. */
function fieldsBeyond(own: readonly Line[], object: CrmObject): readonly Line[] {
  const shown = new Map(
    own.map((line) => (line.kind === 'field' ? [line.label, line.value] : ['', ''])),
  )
  return object.fields.flatMap(({ name, value }) => {
    if (shown.get(name) === value) return []
    return field(shown.has(name) ? `CRM ${name}` : name, value)
  })
}

function callLine({ title, startedSec }: CrmCall): string {
  return `${dateTimeLine(new Date(startedSec * 1_000))}, ${title}`
}
