import { expect, test } from 'vitest'
import type { StoredParty } from '../store/call-parts.ts'
import { peopleOf, voicesOf } from './voices.ts'

let position = 0

function party(more: Partial<StoredParty>): StoredParty {
  return {
    organization_id: 'org',
    call_id: '1',
    position: (position += 1),
    name: null,
    email: null,
    phone: null,
    title: null,
    user_id: null,
    speaker_id: null,
    side: 'External',
    attended: true,
    ...more,
  }
}

const PAT = party({ name: 'Pat Lee', email: 'pat@acme.example', speaker_id: '11' })
const SAM = party({ name: 'Sam Roy', user_id: '7', speaker_id: '21', side: 'Internal' })

test('A-016: voices have the names and sides of their parties; those of nobody are numbered as they are first heard', () => {
  const voices = voicesOf([PAT, SAM], ['21', '99', null, '11', '98', '99', null])
  expect(voices.all.map(({ name, side }) => [name, side])).toEqual([
    ['Sam Roy', 'Internal'],
    ['Unknown speaker 1', 'Unknown'],
    ['Unknown speaker 2', 'Unknown'],
    ['Pat Lee', 'External'],
    ['Unknown speaker 3', 'Unknown'],
  ])
  expect(voices.of('98').name).toBe('Unknown speaker 3')
})

test('A-095: somebody who dialled in twice is one voice and one person', () => {
  const again = party({
    email: 'pat@acme.example',
    speaker_id: '12',
    attended: false,
    title: 'CTO',
  })
  const voices = voicesOf([PAT, SAM, again], ['12', '11'])
  expect(voices.all).toEqual([{ speakerId: '11', name: 'Pat Lee', title: 'CTO', side: 'External' }])
  expect(voices.of('11')).toBe(voices.of('12'))
  expect(peopleOf([SAM, PAT, again])).toEqual([
    expect.objectContaining({ name: 'Pat Lee', title: 'CTO', attended: true, speakerId: '11' }),
    expect.objectContaining({ name: 'Sam Roy' }),
  ])
})

test('A-016: without a name it is the address, then the number, then a numbered speaker whose side is known', () => {
  const voices = voicesOf(
    [
      party({ email: 'a@acme.example', speaker_id: '1' }),
      party({ phone: '+1 555', speaker_id: '2' }),
      party({ speaker_id: '3' }),
    ],
    ['1', '2', '3'],
  )
  expect(voices.all.map(({ name, side }) => [name, side])).toEqual([
    ['a@acme.example', 'External'],
    ['+1 555', 'External'],
    ['Unknown speaker 1', 'External'],
  ])
})

test('two people of one name are two', () => {
  const one = party({ name: 'Kim Park', email: 'kim@acme.example', speaker_id: '1' })
  const other = party({
    name: 'Kim Park',
    email: 'kim@us.example',
    speaker_id: '2',
    side: 'Internal',
  })
  expect(peopleOf([one, other])).toHaveLength(2)
  expect(voicesOf([one, other], ['1', '2']).all).toHaveLength(2)
})
