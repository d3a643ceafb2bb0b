import { expect, test } from 'vitest'
import type { Risk } from '../../../src/records/risk.ts'
import { risksCsv } from './risks-csv.ts'

const RISK: Risk = {
  riskId: 'r_1',
  accountId: 'acc_1',
  accountName: 'Acme',
  type: 'budget',
  severity: 'high',
  state: 'open',
  why: 'Money is not there.',
  evidence: [],
  firstAt: '2026-09-01T00:00:00Z',
  lastAt: '2026-09-08T00:00:00Z',
  score: 70,
  scoreParts: [],
  owner: null,
  reason: null,
  changedBy: null,
  changedAt: null,
  isNew: false,
  origin: 'derived',
  model: null,
}

test('the list says of each risk by what it was found', () => {
  const model = 'a-model'
  const rows = [RISK, { ...RISK, model }, { ...RISK, origin: 'model' as const, model }]
  const [head = '', ...lines] = risksCsv(rows).split('\r\n')
  const at = head.split(',').indexOf('Found by')
  expect(lines.slice(0, 3).map((line) => line.split(',')[at])).toEqual([
    'derived',
    'derived; AI (a-model)',
    'AI (a-model)',
  ])
})
