/** CRM objects as they hang on calls and parties: `context`, a list of systems with their objects. */
import { z } from 'zod'
import type { CrmKind, CrmObject } from '../records/crm.ts'
import { anyValue, list, maybeId, maybeText } from './shapes.ts'

export const crmShape = list(
  z.object({
    system: z.string(),
    objects: list(
      z.object({
        objectType: maybeText,
        objectId: maybeId,
        fields: list(z.object({ name: z.string(), value: anyValue })),
      }),
    ),
  }),
)

/** A lead is a person the sales team has not made a contact yet: text files show it among the contacts. */
const KINDS: Readonly<Record<string, CrmKind>> = {
  Opportunity: 'deal',
  Deal: 'deal',
  Account: 'account',
  Company: 'account',
  Contact: 'contact',
  Lead: 'contact',
}

/** Deals, accounts and contacts; objects without an id, and the CRM's own users, are left out. */
export function crmObjects(context: z.output<typeof crmShape>): CrmObject[] {
  return context.flatMap(({ system, objects }) =>
    objects.flatMap(({ objectType, objectId, fields }) => {
      const kind = KINDS[objectType ?? '']
      if (kind === undefined || objectId === undefined) return []
      const texts = fields.map((field) => ({ name: field.name, value: textOf(field.value) }))
      return [{ kind, system, id: objectId, fields: texts.filter((field) => field.value !== '') }]
    }),
  )
}

function textOf(value: z.output<typeof anyValue>): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}
