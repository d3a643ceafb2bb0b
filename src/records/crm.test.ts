import { expect, test } from 'vitest'
import { crmLink, type CrmObject } from './crm.ts'

function deal(...fields: readonly (readonly [name: string, value: string])[]): CrmObject {
  return {
    kind: 'deal',
    system: 'Salesforce',
    id: '006',
    fields: fields.map(([name, value]) => ({ name, value })),
  }
}

test('the page of a deal in the CRM is a field that says so, and never the customer’s website', () => {
  const page = 'https://crm.example/006'
  expect(crmLink(deal(['Name', 'Acme'], ['Record Link', page]))).toBe(page)
  expect(crmLink(deal(['opportunity_url', page]))).toBe(page)
  expect(crmLink(deal(['Website', 'https://acme.example']))).toBeUndefined()
  expect(crmLink(deal(['url', 'javascript:alert(1)']))).toBeUndefined()
})
