import { expect, test } from 'vitest'
import type { Relationship } from '../../../src/records/account.ts'
import type { Evidence } from '../../../src/records/evidence.ts'
import type { Stakeholder } from '../../../src/records/moment.ts'
import { placeRelationship } from './relationship-figure.ts'
import { relationshipWords } from './relationship-words.ts'
import { withStakeholders } from './stakeholders.ts'

const NOW = new Date('2026-09-01T09:00:00Z')
const CALLED: Relationship = {
  calls: [
    { callId: '1', title: 'Intro', startedAt: '2026-08-19T08:00:00Z' },
    { callId: '2', title: 'Terms', startedAt: '2026-08-28T08:00:00Z' },
  ],
  people: [
    {
      name: 'Marieke Dijkhof',
      title: null,
      side: 'External',
      lastHeardAt: '2026-08-28T08:00:00Z',
      parts: [{ callId: '1', talkSec: 60, attended: true }],
    },
  ],
}

function spokenOf(name: string, more: Partial<Stakeholder> = {}): Stakeholder {
  const evidence: Evidence = {
    callId: '2',
    transcriptHash: 'h',
    sentences: [4],
    quote: 'She closed the laptop.',
    title: 'Terms',
    startedAt: '2026-08-28T08:00:00Z',
    speaker: 'Marieke Dijkhof',
    speakerTitle: null,
    side: 'External',
    startMs: 4_000,
    endMs: 6_000,
    before: null,
    after: null,
    gongUrl: null,
  }
  return {
    name,
    title: 'CEO',
    side: 'External',
    stance: 'skeptical',
    isHeard: false,
    firstHeardAt: null,
    lastHeardAt: null,
    evidence: [evidence],
    ...more,
  }
}

test('A-080: who is only spoken of stands above the others, with a ring at each call that names them', () => {
  const known = withStakeholders(CALLED, [
    spokenOf('Annabel Frost'),
    spokenOf('marieke dijkhof', { isHeard: true, stance: 'champion' }),
    spokenOf('Sam Roy', { side: 'Internal' }),
  ])
  expect(known.people.map(({ name, stance }) => [name, stance])).toEqual([
    ['Annabel Frost', 'skeptical'],
    ['Marieke Dijkhof', 'champion'],
  ])
  const figure = placeRelationship(known, null, NOW)
  expect(figure.lanes[0]?.notes).toMatchObject([{ callId: '2', kind: 'mentioned' }])
  expect(figure.lanes[0]?.ties).toEqual([])
  expect(relationshipWords(known, NOW)).toMatch(
    /^Annabel Frost is spoken of and has not been in a call\./,
  )
})

test('somebody whose stance nobody can tell has none', () => {
  const known = withStakeholders(CALLED, [
    spokenOf('Marieke Dijkhof', { isHeard: true, stance: 'unknown' }),
  ])
  expect(known.people.map(({ stance }) => stance)).toEqual([null])
})
