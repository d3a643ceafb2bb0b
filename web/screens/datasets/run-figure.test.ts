import { expect, test } from 'vitest'
import type { ItemStatus, Run, RunStatus } from '../../../src/records/dataset.ts'
import { axisOf, columnsOf, findingOf, namesWords, stripWords } from './run-figure.ts'

const now = new Date('2025-09-01T08:00:00Z')

function run(number: number, status: RunStatus, items: readonly [string, ItemStatus][] = []): Run {
  const createdAt = new Date(Date.UTC(2025, 7, number, 4)).toISOString()
  return {
    runId: `run_${number}`,
    datasetId: 'ds_1',
    datasetName: 'Q3',
    number,
    trigger: 'schedule',
    status,
    requests: 1,
    records: number * 10,
    warnings: [],
    problem: null,
    createdAt,
    startedAt: createdAt,
    finishedAt: createdAt,
    waiting: null,
    items: items.map(([name, itemStatus]) => ({
      fileId: `file_${name}`,
      source: 'gong',
      type: null,
      name,
      status: itemStatus,
      done: 0,
      total: null,
      requests: 0,
      records: null,
      newRecords: null,
      changedRecords: null,
      removedRecords: null,
      fallenRecords: null,
      version: null,
      warnings: [],
      problem: null,
    })),
  }
}

test('columns stand oldest first, as high as their records, with a cell for each file of any run', () => {
  const runs = [
    run(2, 'partial', [
      ['Calls', 'succeeded'],
      ['Transcripts', 'skipped'],
    ]),
    run(1, 'succeeded', [['Calls', 'unchanged']]),
  ]
  expect(columnsOf(runs)).toMatchObject([
    { runId: 'run_1', height: 0.5, cells: ['ok', 'none'] },
    { runId: 'run_2', height: 1, cells: ['ok', 'bad'] },
  ])
})

test('the caption tells the newest exception', () => {
  expect(findingOf([], now)).toBe('Nothing has run yet.')
  expect(findingOf([run(1, 'running')], now)).toBe('The first run is under way.')
  expect(findingOf([run(1, 'succeeded')], now)).toBe('The first run brought everything.')
  expect(findingOf([run(2, 'succeeded'), run(1, 'succeeded')], now)).toBe(
    'Both runs brought everything.',
  )
  expect(findingOf([run(3, 'succeeded'), run(2, 'failed'), run(1, 'succeeded')], now)).toBe(
    '2 of 3 runs brought everything. The last one that failed was of 2 Aug; the next one made it good.',
  )
  const partial = run(2, 'partial', [
    ['Calls', 'succeeded'],
    ['Transcripts', 'skipped'],
  ])
  expect(findingOf([partial, run(1, 'succeeded')], now)).toBe(
    '1 of 2 runs brought everything. The newest left out Transcripts.',
  )
})

test('the axis names at most five days, each once', () => {
  const runs = Array.from({ length: 30 }, (_, n) => run(30 - n, 'succeeded'))
  const marks = axisOf(runs, new Date('2025-08-30T08:00:00Z'))
  expect(marks.map(({ words }) => words)).toEqual(['1 Aug', '8 Aug', '16 Aug', '23 Aug', 'today'])
  expect(axisOf([run(1, 'failed'), run(1, 'failed')], now)).toHaveLength(1)
})

test('names and strips are counted in words', () => {
  expect(namesWords(['Calls'])).toBe('Calls')
  expect(namesWords(['Calls', 'Users', 'Trackers'])).toBe('Calls, Users and Trackers')
  expect(namesWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more')
  expect(stripWords([run(2, 'failed'), run(1, 'succeeded')])).toBe('2 runs: 1 failed, 1 succeeded')
})
