import { expect, test } from 'vitest'
import type { RunItem } from '../../../src/records/dataset.ts'
import {
  changesOf,
  groupsOf,
  progressWords,
  quarterOf,
  recordsWords,
  shareDone,
} from './item-words.ts'

const item: RunItem = {
  fileId: 'file_1',
  source: 'gong',
  type: 'calls',
  name: 'Calls',
  status: 'succeeded',
  done: 100,
  total: 100,
  requests: 2,
  records: 100,
  newRecords: 6,
  changedRecords: 2,
  removedRecords: 0,
  fallenRecords: 6,
  version: 31,
  warnings: [],
  problem: null,
}

test('only what changed is told, and what left the newest is not called gone', () => {
  expect(changesOf(item, 100)).toEqual([
    { amount: '+6', what: 'new' },
    { amount: '~2', what: 'changed' },
    { amount: '6', what: 'left the 100 newest' },
  ])
  expect(changesOf({ ...item, removedRecords: 3 }, null).map(({ what }) => what)).toEqual([
    'new',
    'changed',
    'gone from Gong',
    'left the range',
  ])
})

test('progress counts each file once, and is announced a quarter at a time', () => {
  const half = { ...item, status: 'running' as const, done: 50 }
  const waiting = { ...item, status: 'queued' as const, done: 0 }
  expect(shareDone([item, half, waiting, waiting])).toBe(0.375)
  expect(shareDone([])).toBe(0)
  expect(shareDone([{ ...half, total: null }])).toBe(0)
  expect([0, 0.249, 0.25, 0.74, 0.75, 0.999, 1].map(quarterOf)).toEqual([0, 0, 25, 50, 75, 75, 100])
})

test('records and progress name both numbers when both are known', () => {
  expect(progressWords({ done: 60, total: 100 })).toBe('60 of 100')
  expect(progressWords({ done: 1_200, total: null })).toBe('1,200 so far')
  expect(recordsWords({ records: 100, available: 412 })).toBe('100 of 412')
  expect(recordsWords({ records: 9, available: 9 })).toBe('9')
  expect(recordsWords({ records: null, available: null })).toBe('none')
})

test('what one thing kept from coming is told once, and each question by itself', () => {
  const problem = {
    code: 'D-401',
    message: 'no',
    fix: 'do',
    scope: null,
    endpoint: null,
    requestId: null,
    gongStatus: null,
    at: null,
    retryAt: null,
  }
  const failed = { ...item, status: 'failed' as const, problem }
  const asking = { ...item, status: 'needs_confirmation' as const, problem }
  const items = [
    { ...failed, fileId: 'a' },
    { ...item, fileId: 'b' },
    { ...failed, fileId: 'c' },
    { ...failed, fileId: 'd', problem: { ...problem, message: 'other' } },
    { ...asking, fileId: 'e' },
    { ...asking, fileId: 'f' },
  ]
  expect(groupsOf(items).map((group) => group.map(({ fileId }) => fileId).join(''))).toEqual([
    'ac',
    'b',
    'd',
    'e',
    'f',
  ])
})
