/** What Gong's calls carry of the customer's CRM, from the wire to the file. */
import { expect, test } from 'vitest'
import { parseFile } from '../src/text/parse.ts'
import { pretendGong } from './pretend-gong.ts'
import { pullFrom } from './run-carryover.ts'

test('X-05: an account on call and party is one, leads are contacts, what has no id or no value is left out', async () => {
  const gong = await pretendGong({ calls: 0 })
  const object = (objectType: string, objectId: string | null, value: unknown) => ({
    system: 'Salesforce',
    objects: [
      {
        objectType,
        objectId,
        fields: [
          { name: 'Name', value },
          { name: 'Tags', value: ['a', 'b'] },
          { name: 'Industry', value: null },
          { name: 'City', value: '' },
        ],
      },
    ],
  })
  await gong.control('POST', 'calls', {
    title: 'Kick-off',
    started: '2026-04-01T09:00:00Z',
    context: [object('Account', '1', 'Acme'), object('Account', null, 'Nobody')],
    parties: [
      {
        name: 'Pat Lee',
        affiliation: 'External',
        context: [object('Account', '1', 'Acme'), object('Lead', '2', 'Pat of Acme')],
      },
    ],
  })
  const ran = await pullFrom(gong, ['crm-deals', 'crm-accounts', 'crm-contacts'])
  expect(ran).toMatchObject({ exitCode: 0, types: { 'crm-deals': { status: 'empty' } } })
  const field = (label: string, value: string) => ({ kind: 'field', label, value })
  const call = '2026-04-01 09:00:00 UTC, Kick-off'
  expect(parseFile(await ran.file('crm-accounts')).blocks.map(({ lines }) => lines)).toEqual([
    [
      field('Name', 'Acme'),
      field('CRM', 'Salesforce'),
      field('Account ID', '1'),
      field('Tags', 'a, b'),
      { kind: 'list', label: 'Calls', items: [call], numbered: false },
    ],
  ])
  expect(parseFile(await ran.file('crm-contacts')).blocks.map(({ lines }) => lines)).toEqual([
    [
      field('Name', 'Pat Lee'),
      field('CRM', 'Salesforce'),
      field('Contact ID', '2'),
      field('CRM Name', 'Pat of Acme'),
      field('Tags', 'a, b'),
      field('Last call', call),
    ],
  ])
})
