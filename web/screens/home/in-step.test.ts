import { expect, test } from 'vitest'
import type { Dataset } from '../../../src/records/dataset.ts'
import { inStepSentence, runsToAsk, standingOf } from './in-step.ts'

const RUN = {
  runId: 'run_1',
  number: 1,
  status: 'succeeded',
  trigger: 'schedule',
  records: 10,
  createdAt: '2026-11-21T06:00:00Z',
  startedAt: null,
  finishedAt: null,
} as const

function dataset(name: string, change: Partial<Dataset> = {}): Dataset {
  return {
    datasetId: `ds_${name}`,
    name,
    description: '',
    ownerName: 'Tomás',
    recordLimit: 100,
    readFrom: null,
    statsDays: 30,
    sync: {
      isOn: true,
      frequency: 'daily',
      at: '06:00',
      weekday: 1,
      cron: '0 6 * * *',
      timeZone: 'UTC',
    },
    syncState: 'on_time',
    syncStopped: null,
    nextSyncAt: null,
    files: 1,
    records: 10,
    sizeBytes: 10,
    recentRuns: [RUN],
    createdAt: '2026-11-01T06:00:00Z',
    updatedAt: '2026-11-21T06:00:00Z',
    ...change,
  }
}

const partial = { recentRuns: [{ ...RUN, runId: 'run_p', status: 'partial' as const }] }

test('a dataset whose last run left something out is behind though its schedule is on time', () => {
  expect(standingOf(dataset('a', partial))).toBe('behind')
  expect(standingOf(dataset('a', { syncState: 'not_connected', ...partial }))).toBe('stopped')
  expect(standingOf(dataset('a', { recentRuns: [{ ...RUN, status: 'running' }] }))).toBe(
    'under way',
  )
})

test('the sentence counts what a schedule keeps and names what is not in step', () => {
  const off = dataset('d', { sync: { ...dataset('d').sync, isOn: false } })
  expect(inStepSentence([dataset('a'), dataset('b'), off])).toBe('All 2 datasets are in step.')
  expect(inStepSentence([dataset('a'), dataset('Q3', partial), off])).toBe(
    '1 of 2 datasets is in step; Q3 is behind.',
  )
  expect(inStepSentence([dataset('Q3', partial)])).toBe('Q3 is behind.')
  expect(inStepSentence([off])).toBe('Your dataset is not kept in step by a schedule.')
})

test('only newest runs that left something out are asked for, and not too many', () => {
  expect(runsToAsk([dataset('a'), dataset('b', partial)], 5)).toEqual(['run_p'])
  expect(runsToAsk([dataset('a', partial), dataset('b', partial)], 1)).toHaveLength(1)
})
