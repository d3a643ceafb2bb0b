/** Calls as they are read, over a real database. */
import { expect, test } from 'vitest'
import { callReaders } from '../../test/call-readers.ts'
import { insertCall, insertTranscript, said } from '../../test/linked-calls.ts'

const CALL = '7782342274025937895'
const WHOLE = { fromMs: undefined, toMs: undefined, speakerId: undefined }
const ALL = {
  query: undefined,
  type: undefined,
  accountId: undefined,
  from: undefined,
  to: undefined,
}
const PAGE = { limit: 50, cursor: undefined }

test('A-094, A-095: the transcript is complete, and every turn has its speaker, side and time', async () => {
  const { db, calls, organizationId, maya } = await callReaders()
  await insertCall(db, organizationId, { callId: CALL, accountIds: ['acc_acme'] })
  const { turns, sentences } = await calls.transcript(maya, CALL, WHOLE)
  expect(sentences).toBe(4)
  expect(
    turns.map(({ sentence, speaker, side, startMs, topic }) => [
      sentence,
      speaker,
      side,
      startMs,
      topic,
    ]),
  ).toEqual([
    [0, 'Sam Roy', 'Internal', 0, 'Introduction'],
    [2, 'Pat Lee', 'External', 754_000, 'Technical needs'],
    [3, 'Sam Roy', 'Internal', 759_000, 'Technical needs'],
  ])
  const part = await calls.transcript(maya, CALL, {
    fromMs: 755_000,
    toMs: 759_000,
    speakerId: undefined,
  })
  expect(part.turns.map(({ sentence }) => sentence)).toEqual([2])
  expect((await calls.transcript(maya, CALL, { ...WHOLE, speakerId: '21' })).turns).toHaveLength(2)
})

test('A-118: what is not there, what is private and what is another organization’s are told in the same words', async () => {
  const { db, calls, found, organizationId, maya } = await callReaders()
  const other = await found('Other')
  await insertCall(db, organizationId, {
    callId: '1',
    accountIds: ['acc_acme'],
    more: { is_private: true },
  })
  await insertCall(db, other.organizationId, { callId: '2', accountIds: ['acc_acme'] })
  const words = async (callId: string) => {
    const doors = [
      calls.get(maya, callId),
      calls.transcript(maya, callId, WHOLE),
      calls.changeType(maya, callId, 'demo'),
      calls.review(maya, callId, true),
      calls.addMoment(maya, callId, { firstSentence: 0, lastSentence: 0, note: '' }),
      calls.removeMoment(maya, callId, 'mom_1'),
    ]
    const told = await Promise.all(
      doors.map((door) =>
        door.then(
          () => 'shown',
          (error: Error) => error.message,
        ),
      ),
    )
    return [...new Set(told)]
  }
  const absent = await words('3')
  expect(absent).toEqual(['There is no such call, or it is not yours to see.'])
  expect(await words('1')).toEqual(absent)
  expect(await words('2')).toEqual(absent)
  expect((await calls.list(maya, ALL, PAGE)).data).toEqual([])
  expect((await calls.get(other.maya, '2')).callId).toBe('2')
})

test('A-060, A-061, A-062, A-063: rows have date, length, people with sides and topics; newest first, page by page', async () => {
  const { db, calls, organizationId, maya } = await callReaders()
  const days = [3, 1, 2]
  for (const day of days) {
    await insertCall(db, organizationId, {
      callId: `${day}`,
      accountIds: day === 2 ? [] : ['acc_acme'],
      title: `Call of day ${day}, 100 %`,
      startedAt: new Date(`2026-04-0${day}T10:30:00Z`),
      durationSec: 2_700,
      ...(day === 3 && { details: { topics: [{ name: 'Price', durationSec: 9 }] } }),
    })
  }
  const first = await calls.list(maya, ALL, { limit: 1, cursor: undefined })
  const second = await calls.list(maya, ALL, { limit: 1, cursor: first.nextCursor ?? '' })
  expect([first.data[0]?.callId, second.data[0]?.callId, second.hasMore]).toEqual(['3', '1', false])
  expect(first.data[0]).toMatchObject({
    startedAt: '2026-04-03T10:30:00.000Z',
    durationSec: 2_700,
    topics: ['Price'],
    accounts: [{ accountId: 'acc_acme', name: 'Acme Inc' }],
    participants: [
      { name: 'Pat Lee', side: 'External', title: 'CTO' },
      { name: 'Sam Roy', side: 'Internal', title: null },
    ],
  })
  expect(second.data[0]?.topics).toEqual([])
  const found = async (query: string) =>
    (await calls.list(maya, { ...ALL, query }, PAGE)).data.length
  expect([
    await found('day 3'),
    await found('pat lee'),
    await found('ACME inc'),
    await found('100 %'),
    await found('1_0'),
  ]).toEqual([1, 2, 2, 2, 0])
  const rows = (await calls.ofAccount(maya, 'acc_acme', ALL, PAGE)).data
  expect(rows.map(({ callId }) => callId)).toEqual(['3', '1'])
  await expect(calls.ofAccount(maya, 'acc_none', ALL, PAGE)).rejects.toThrow(
    'There is no such account.',
  )
})

test('A-093: a type that a person corrects is theirs', async () => {
  const { db, calls, organizationId, maya } = await callReaders()
  await insertCall(db, organizationId, {
    callId: CALL,
    accountIds: ['acc_acme'],
    more: { type: 'discovery', type_source: 'purpose' },
  })
  expect(await calls.get(maya, CALL)).toMatchObject({ type: 'discovery', typeSource: 'purpose' })
  expect(await calls.changeType(maya, CALL, 'demo')).toMatchObject({
    type: 'demo',
    typeSource: 'person',
  })
  expect((await calls.list(maya, { ...ALL, type: 'demo' }, PAGE)).data).toHaveLength(1)
})

test('A-142: a review is each member’s own, and can be taken back', async () => {
  const { db, calls, organizationId, maya, dev } = await callReaders()
  await insertCall(db, organizationId, { callId: CALL, accountIds: ['acc_acme'] })
  await calls.review(maya, CALL, true)
  expect(await calls.review(maya, CALL, true)).toMatchObject({
    isReviewed: true,
    reviewedBy: ['The csm'],
  })
  expect(await calls.get(dev, CALL)).toMatchObject({ isReviewed: false, reviewedBy: ['The csm'] })
  expect(await calls.review(maya, CALL, false)).toMatchObject({ isReviewed: false, reviewedBy: [] })
})

test('A-143: own marks keep their words, follow them when Gong reworks the transcript, and are removed by whoever made them', async () => {
  const { db, calls, organizationId, maya, dev, ines } = await callReaders()
  await insertCall(db, organizationId, { callId: CALL, accountIds: ['acc_acme'] })
  const mark = await calls.addMoment(maya, CALL, {
    firstSentence: 2,
    lastSentence: 2,
    note: 'No SSO, no go',
  })
  expect(mark).toMatchObject({
    kind: 'own',
    label: 'No SSO, no go',
    text: 'We need single sign-on before we launch.',
    atMs: 754_000,
    canRemove: true,
  })
  expect((await calls.get(dev, CALL)).marks).toMatchObject([{ by: 'The csm', canRemove: false }])

  await db.deleteFrom('transcript').execute()
  await insertTranscript(db, organizationId, CALL, [
    {
      speakerId: '11',
      topic: undefined,
      sentences: said(800_000, 'Well.', 'We need single sign-on before we launch.'),
    },
  ])
  expect((await calls.get(maya, CALL)).marks).toMatchObject([{ atMs: 804_000 }])
  await db.deleteFrom('transcript').execute()
  await insertTranscript(db, organizationId, CALL, [
    { speakerId: '11', topic: undefined, sentences: said(800_000, 'Something else.') },
  ])
  expect((await calls.get(maya, CALL)).marks).toEqual([])

  await expect(calls.removeMoment(dev, CALL, mark.momentId ?? '')).rejects.toThrow(
    'There is no such mark of yours',
  )
  await calls.removeMoment(ines, CALL, mark.momentId ?? '')
  await expect(calls.removeMoment(maya, CALL, mark.momentId ?? '')).rejects.toThrow(
    'There is no such mark of yours',
  )
  await expect(
    calls.addMoment(maya, CALL, { firstSentence: 0, lastSentence: 9, note: '' }),
  ).rejects.toThrow('the transcript has the sentences 0 to 0')
})

test('A-132, A-133, A-134: a call without a transcript says why, and when it is asked for again', async () => {
  const { db, calls, organizationId, maya } = await callReaders()
  await insertCall(db, organizationId, { callId: CALL, accountIds: ['acc_acme'], turns: null })
  await db
    .insertInto('owed_part')
    .values({
      organization_id: organizationId,
      call_id: CALL,
      part: 'transcript',
      since: new Date(),
      tries: 2,
      next_try_at: new Date('2027-01-01T12:30:00Z'),
      given_up_at: null,
    })
    .execute()
  expect(await calls.get(maya, CALL)).toMatchObject({
    transcript: 'owed',
    transcriptNextTryAt: '2027-01-01T12:30:00.000Z',
    transcriptHash: null,
    talk: [],
    customerShare: null,
    longestMonologueSec: null,
  })
  await expect(calls.transcript(maya, CALL, WHOLE)).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
    fix: 'Gong is still processing it; it is asked for by itself.',
  })
})

test('a call of forty hours without parties, with odd times, is read like any other', async () => {
  const { db, calls, organizationId, maya } = await callReaders()
  const day = 24 * 3_600_000
  await insertCall(db, organizationId, {
    callId: CALL,
    title: null,
    accountIds: ['acc_acme'],
    durationSec: 40 * 3_600,
    parties: [],
    turns: [
      {
        speakerId: undefined,
        topic: undefined,
        sentences: [{ startMs: -200, endMs: -100, text: 'Hm.' }],
      },
      {
        speakerId: '5',
        topic: undefined,
        sentences: [{ startMs: day, endMs: day - 5, text: 'Still here?' }],
      },
      {
        speakerId: undefined,
        topic: undefined,
        sentences: [{ startMs: day, endMs: undefined, text: 'Yes.' }],
      },
    ],
  })
  expect(await calls.get(maya, CALL)).toMatchObject({
    title: 'Untitled call',
    people: [],
    chaptersFrom: 'none',
  })
  const { turns } = await calls.transcript(maya, CALL, WHOLE)
  expect(turns.map(({ speaker, startMs, endMs }) => [speaker, startMs, endMs])).toEqual([
    ['Unknown speaker 1', 0, 0],
    ['Unknown speaker 2', day, day],
    ['Unknown speaker 1', day, day],
  ])
})
