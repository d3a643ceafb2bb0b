/** A thing of the customer's CRM, as Gong's calls carry it. */
export interface CrmObject {
  readonly kind: CrmKind
  /** The CRM's name as Gong gives it: Salesforce, HubSpot … */
  readonly system: string
  readonly id: string
  readonly fields: readonly CrmField[]
}

export type CrmKind = 'deal' | 'contact' | 'account'

export interface CrmField {
  readonly name: string
  /** Gong's value as text; a list is joined by commas. */
  readonly value: string
}

/** Fields that hold an object's own name, in the order in which they are believed. */
const NAME_FIELDS = ['name', 'fullname', 'dealname', 'companyname']

/** What an object is called, where its fields say so. */
export function crmName(object: CrmObject): string | undefined {
  const named = new Map(
    object.fields.map((field) => [field.name.toLowerCase().replaceAll('_', ''), field.value]),
  )
  const whole = NAME_FIELDS.map((name) => named.get(name)).find(
    (value) => value !== undefined && value !== '',
  )
  if (whole !== undefined) return whole
  const parts = [named.get('firstname'), named.get('lastname')].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : undefined
}

/** A field that holds the object's own page in the CRM: `url`, `Record Link` … Not the customer's website. */
const LINK_FIELD = /^(crm|record|object|deal|opportunity|account)?(url|link)$/

/** Where the object's page in the CRM is, where one of its fields says so. */
export function crmLink({ fields }: CrmObject): string | undefined {
  return fields.find(
    ({ name, value }) =>
      LINK_FIELD.test(name.toLowerCase().replaceAll(/[\s_]/g, '')) && isWebAddress(value),
  )?.value
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}
