/** The format to the letter: header, dates, lengths and the lines of a call. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { DATA_TYPES, SLUGS } from '../records/data-types.ts'
import { renderBlock } from './block.ts'
import { callBlock } from './calls.ts'
import { oneLine } from './clean.ts'
import { fileName, renderHeader } from './header.ts'
import {
  clockTime,
  dateLine,
  dateTimeLine,
  durationLine,
  fileStamp,
  importedLine,
  parseClockTime,
} from './times.ts'

const importedAt = new Date('2026-04-09T14:00:05Z')

test('B-040, B-110…B-117: the file of a call', () => {
  const header = renderHeader({ type: DATA_TYPES.calls, records: 1, importedAt, notes: [] })
  const side = 'External' as const
  const nobody = {
    id: undefined,
    phone: undefined,
    title: undefined,
    userId: undefined,
    speakerId: undefined,
    crm: [],
  }
  const block = callBlock({
    id: '1',
    url: undefined,
    title: 'Acme <> Us: discovery',
    startedAt: new Date('2026-04-08T09:30:00Z'),
    scheduledAt: undefined,
    durationSec: 2_700,
    direction: 'Conference',
    scope: 'External',
    isPrivate: false,
    workspaceId: undefined,
    hostId: undefined,
    system: 'Zoom',
    mediaKind: 'Video',
    language: 'eng',
    purpose: undefined,
    meetingUrl: undefined,
    parties: [
      { ...nobody, name: 'Sam Ortiz', email: 'sam@us.example', side: 'Internal', attended: true },
      { ...nobody, name: undefined, email: 'pat@acme.example', side, attended: true },
      { ...nobody, name: 'Kim Doe', email: undefined, side, attended: false },
      { ...nobody, name: undefined, email: undefined, phone: '+49 30 1', side, attended: true },
      { ...nobody, name: undefined, email: undefined, side: 'Unknown', attended: true },
    ],
    topics: ['Pricing', 'Security'],
    trackers: [{ name: 'Competitors', count: 2 }],
    crm: [],
    details: undefined,
  })
  expect(header + renderBlock(block)).toBe(`Gong Calls Import — 1 call
Imported: April 09, 2026 at 14:00 UTC
This file contains call recordings and metadata imported from the organization's Gong account.
Each call includes the title, date, duration, direction, attendees, topics, and trackers.
----------------------------------------
=== CALL ===
Title: Acme <> Us: discovery
Date: 2026-04-08 09:30:00 UTC
Duration: 45m 00s
Direction: Conference
Attendees:
- Sam Ortiz (Internal)
- pat@acme.example (External)
- +49 30 1 (External)
- Unnamed (Unknown)
Invited:
- Kim Doe (External)
Topics: Pricing, Security
Trackers: Competitors
`)
})

describe('every type', () => {
  test.each(SLUGS)(
    'B-051, B-110, B-112, B-114: %s has its file name, its counted head line and its mark',
    (slug) => {
      const type = DATA_TYPES[slug]
      expect(fileName(type, importedAt)).toBe(`gong_${slug}_20260409_140005.txt`)
      const first = (records: number) =>
        renderHeader({ type, records, importedAt, notes: [] }).split('\n')[0]
      expect(first(0)).toBe(`Gong ${type.title} Import — 0 ${type.noun[1]}`)
      expect(first(1)).toBe(`Gong ${type.title} Import — 1 ${type.noun[0]}`)
      expect(first(2)).toBe(`Gong ${type.title} Import — 2 ${type.noun[1]}`)
      expect(type.mark).toMatch(/^[A-Z ]+$/)
      for (const line of type.description) expect(line).toMatch(/^(This file contains|Each) .*\.$/)
    },
  )

  test('says "1 call", not "1 calls"', () => {
    expect(renderHeader({ type: DATA_TYPES.calls, records: 1, importedAt, notes: [] })).toMatch(
      /^Gong Calls Import — 1 call\n/,
    )
  })
})

test('what turns, breaks or colours a line in a terminal becomes a space; letters of every script stay', () => {
  const span = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n)
  const marks = [
    ...span(0x00, 0x1f),
    ...span(0x7f, 0x9f),
    ...span(0x2028, 0x202e),
    ...span(0x2066, 0x2069),
    0xfeff,
  ]
  for (const mark of marks) {
    expect(oneLine(`a${String.fromCharCode(mark)}b`), mark.toString(16)).toBe('a b')
  }
  expect(oneLine('a\ud800b')).toBe('a\ufffdb')
  expect(oneLine('Zoë שלום 東京 👋🏽')).toBe('Zoë שלום 東京 👋🏽')
})

test('B-115: lengths and places in a call, a forty-hour one too', () => {
  expect([0, 42, 2_700, 3_599, 3_600, 3_900, 144_000].map(durationLine)).toEqual([
    '0m 00s',
    '0m 42s',
    '45m 00s',
    '59m 59s',
    '1h 00m 00s',
    '1h 05m 00s',
    '40h 00m 00s',
  ])
  expect([0, 754, 3_600, 144_000].map(clockTime)).toEqual(['00:00', '12:34', '1:00:00', '40:00:00'])
  for (const at of [0, 59, 754, 3_599, 3_600, 144_059])
    expect(parseClockTime(clockTime(at))).toBe(at)
})

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'B-051, B-111, B-115: dates are the same on a machine in %s',
  (zone) => {
    vi.stubEnv('TZ', zone)
    onTestFinished(() => void vi.unstubAllEnvs())
    const first = new Date('2026-01-01T00:00:00Z')
    const last = new Date('2026-12-31T23:59:59Z')
    expect([first, last].map(importedLine)).toEqual([
      'January 01, 2026 at 00:00 UTC',
      'December 31, 2026 at 23:59 UTC',
    ])
    expect([first, last].map(dateTimeLine)).toEqual([
      '2026-01-01 00:00:00 UTC',
      '2026-12-31 23:59:59 UTC',
    ])
    expect([first, last].map(dateLine)).toEqual(['2026-01-01', '2026-12-31'])
    expect([first, last].map(fileStamp)).toEqual(['20260101_000000', '20261231_235959'])
  },
)
