import { expect, test } from 'vitest'
import { plainCrmId } from './crm-ids.ts'

test('A-054: both forms of a Salesforce id are one', () => {
  expect(plainCrmId('0015000000Gv7qJAAR')).toBe('0015000000Gv7qJ')
  expect(plainCrmId('0015000000gv7qjAAR')).not.toBe(plainCrmId('0015000000Gv7qJ'))
  expect(plainCrmId(' 0015000000Gv7qJ ')).toBe('0015000000Gv7qJ')
})

test('every other id stays as it is', () => {
  for (const id of ['', '9124518811', '0015000000Gv7qJAAX', 'opp-1', 'acc_8fk2m3x7q9ab12']) {
    expect(plainCrmId(id)).toBe(id)
  }
})
