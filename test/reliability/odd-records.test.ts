/** Reliability 16, 17 and 28: what is missing, what is too long for a number, and what nobody may see. */
import { describe, expect, test } from 'vitest'
import { METADATA_ALONE } from '../../src/gong/calls.ts'
import { parseLossless } from '../../src/gong/lossless-json.ts'
import { transcriptHash } from '../../src/records/transcript.ts'
import { parseFile } from '../../src/text/parse.ts'
import { all, pretendGong } from '../pretend-gong.ts'
import { pullFrom, runCarryover, environmentFor } from '../run-carryover.ts'

describe('16: a document comes out however little Gong knows', () => {
  test('no parties, no title, unknown speakers, no end, no words', async () => {
    const gong = await pretendGong({ calls: 0 })
    const sentence = { start: 1_000, end: 2_000, text: 'Hello?' }
    const added: readonly unknown[] = [
      { id: '1', title: null, parties: null, sentences: [{ speakerId: null, ...sentence }] },
      {
        id: '2',
        title: '   ',
        parties: [{ affiliation: 'Unknown' }],
        sentences: [{ speakerId: '77', ...sentence }],
      },
      {
        id: '3',
        title: 'Phone only',
        parties: [{ phoneNumber: '+15550100', affiliation: 'External', speakerId: '5' }],
        sentences: [{ speakerId: '5', ...sentence }],
      },
      {
        id: '4',
        title: 'E-mail only',
        parties: [{ emailAddress: 'pat@acme.example', affiliation: 'External', speakerId: null }],
        sentences: [],
      },
    ]
    for (const call of added) await gong.control('POST', 'calls', call)
    const ran = await pullFrom(gong, ['calls', 'transcripts'])
    expect(ran.exitCode).toBe(0)
    const calls = await ran.file('calls')
    expect(calls).toContain('Title: Untitled\n')
    expect(calls).toContain('- Unnamed (Unknown)\n')
    expect(calls).toContain('- +15550100 (External)\n')
    expect(calls).toContain('- pat@acme.example (External)\n')
    const transcripts = await ran.file('transcripts')
    expect(transcripts).toContain('[00:01] Unknown speaker 1 (Unknown): Hello?\n')
    expect(transcripts).toContain('[00:01] +15550100 (External): Hello?\n')
    expect(parseFile(calls).blocks).toHaveLength(4)
    expect(parseFile(transcripts).blocks).toHaveLength(4)
  })

  test('who was only invited, what was never spoken of and never heard stand where they belong', async () => {
    const gong = await pretendGong({ calls: 0 })
    const side = { affiliation: 'External' }
    await gong.control('POST', 'calls', {
      parties: [
        { name: 'Came', methods: ['Invitee', 'Attendee'], ...side },
        { name: 'Stayed away', methods: ['Invitee'], ...side },
        { name: 'Imported', methods: [], ...side },
      ],
      topics: [
        { name: 'Pricing', duration: 60 },
        { name: 'Silence', duration: 0 },
      ],
      trackers: [
        { id: '1', name: 'Rivals', count: 2 },
        { id: '2', name: 'Discount', count: 0 },
      ],
    })
    const [block] = parseFile(await (await pullFrom(gong, ['calls'])).file('calls')).blocks
    expect(block?.lines.slice(-4)).toMatchObject([
      { label: 'Attendees', items: ['Came (External)', 'Imported (External)'] },
      { label: 'Invited', items: ['Stayed away (External)'] },
      { label: 'Topics', value: 'Pricing' },
      { label: 'Trackers', value: 'Rivals' },
    ])
  })

  test('speakerId left out, a sentence without end or text, lists that are null', async () => {
    const body = `{"requestId":"r","records":{"totalRecords":2,"currentPageSize":2,"currentPageNumber":0},
      "callTranscripts":[{"callId":"1","transcript":[{"topic":null,"sentences":[{"start":5}]},{"speakerId":12345678901234567890,"sentences":null}]},
      {"callId":"2","transcript":null}]}`
    const gong = await pretendGong({
      faults: [{ fault: 'status', status: 200, body: JSON.parse(JSON.stringify(body)) }],
    })
    const transcripts = []
    for await (const transcript of gong.connect().transcripts(['1', '2']))
      transcripts.push(transcript)
    expect(transcripts).toEqual([
      {
        callId: '1',
        turns: [
          {
            speakerId: undefined,
            topic: undefined,
            sentences: [{ startMs: 5, endMs: undefined, text: '' }],
          },
          { speakerId: '12345678901234567890', topic: undefined, sentences: [] },
        ],
      },
      { callId: '2', turns: [] },
    ])
  })

  test('a field of the wrong kind is reported with endpoint, field and request', async () => {
    const wrong: Record<string, string> = {
      '/v2/calls/transcript':
        '{"requestId":"wr0ng","records":{"totalRecords":1},"callTranscripts":[{"callId":"1","transcript":[{"sentences":[{"start":"soon"}]}]}]}',
      '/v2/users':
        '{"requestId":"wr0ng","records":{"totalRecords":2},"users":[{"id":"1","firstName":"A"},{"id":"2","firstName":7}]}',
    }
    const gong = await pretendGong({
      faults: Object.entries(wrong).map(([path, body]) => ({
        fault: 'status',
        status: 200,
        path,
        body,
        times: 0,
      })),
    })
    const ran = await pullFrom(gong, ['transcripts', 'users'])
    expect(ran.types['users']?.message).toMatch(
      /users\[1\]\.firstName: .*GET \/v2\/users, Gong request wr0ng/,
    )
    expect(ran.types['transcripts']?.message).toMatch(
      /callTranscripts\[0\]\.transcript\[0\]\.sentences\[0\]\.start: expected a number.*POST \/v2\/calls\/transcript, Gong request wr0ng/,
    )
    expect(await ran.files()).toEqual([])
  })
})

test('16: an answer whose list is something else is no empty answer', async () => {
  const body = '{"requestId":"wr0ng","records":{"totalRecords":1},"users":{"1":{"id":"1"}}}'
  const gong = await pretendGong({ faults: [{ fault: 'status', status: 200, body, times: 0 }] })
  await expect(all(gong.connect().users())).rejects.toMatchObject({
    code: 'D-ANSWER',
    requestId: 'wr0ng',
  })
})

describe('17: ids never pass through a number', () => {
  const id = '12345678901234567891'

  test('long integers keep their digits, wherever they stand', () => {
    const text = `{"a":${id},"b":[-${id}, ${id}],"c":"say ${id}, or :${id}","d":1.2345678901234567,"e":9007199254740993,"f":12}`
    expect(parseLossless(text)).toEqual({
      a: id,
      b: [`-${id}`, id],
      c: `say ${id}, or :${id}`,
      d: 1.2345678901234567,
      e: '9007199254740993',
      f: 12,
    })
    expect(parseLossless('{"a":9007199254740993}')).toEqual({ a: '9007199254740993' })
    expect(parseLossless('[-9007199254740993]')).toEqual(['-9007199254740993'])
  })

  test('a scorecard that comes with numbers has the ids that Gong sent', async () => {
    const body = `{"requestId":"r","scorecards":[{"scorecardId":${id},"scorecardName":"S","workspaceId":${id},"questions":[{"questionId":${id},"questionText":"Q","minRange":"1","maxRange":5}]}]}`
    const gong = await pretendGong({ faults: [{ fault: 'status', status: 200, body }] })
    const [scorecard] = await gong.connect().scorecards()
    expect(scorecard).toMatchObject({ id, questions: [{ id, minRange: 1, maxRange: 5 }] })
  })

  test('a call of 20 digits keeps them from the listing to the transcript', async () => {
    const gong = await pretendGong({ calls: 0 })
    await gong.control('POST', 'calls', {
      id,
      sentences: [{ speakerId: id, start: 0, end: 1, text: 'Hi.' }],
    })
    await pullFrom(gong, ['transcripts'])
    const [request] = await gong.requests('/v2/calls/transcript')
    expect(request?.body?.filter).toEqual({ callIds: [id] })
  })
})

describe('28: private calls', () => {
  test('are never asked for their transcript, and leave no trace in any file', async () => {
    const gong = await pretendGong({ calls: 30 })
    const secret = gong.world.calls.filter((_, n) => n % 3 === 0)
    for (const { id } of secret)
      await gong.control('PATCH', `calls/${id}`, { isPrivate: true, title: 'Secret merger' })
    const ran = await pullFrom(gong, ['--limit', 'all'])
    expect(ran.types['calls']).toMatchObject({ records: 20, available: 20 })
    expect(ran.types['transcripts']).toMatchObject({ records: 20 })
    await runCarryover(['connection', 'test'], { environment: environmentFor(gong) })
    const asked = JSON.stringify(
      (await gong.requests('/v2/calls/transcript')).map(({ body }) => body),
    )
    for (const { id } of secret) expect(asked).not.toContain(id)
    for (const slug of [
      'calls',
      'transcripts',
      'crm-deals',
      'crm-accounts',
      'crm-contacts',
      'answered-scorecards',
    ]) {
      expect(await ran.file(slug)).not.toContain('Secret merger')
      for (const { id } of secret) expect(await ran.file(slug)).not.toContain(id)
    }
    expect(ran.err).toBe('')
  })
})

test('the hash of a transcript notices a word that Gong has changed', async () => {
  const gong = await pretendGong({ calls: 1 })
  const [call] = await all(
    gong.connect().calls({ from: undefined, to: new Date('2026-04-09') }, METADATA_ALONE),
  )
  const hash = async (): Promise<string> => {
    for await (const transcript of gong.connect().transcripts([call?.id ?? '']))
      return transcriptHash(transcript)
    return ''
  }
  const before = await hash()
  expect(before).toMatch(/^[0-9a-f]{64}$/)
  expect(await hash()).toBe(before)
  await gong.control('PUT', 'faults', [
    { fault: 'reworked-transcript', callId: call?.id ?? '', find: 'e', replace: 'o' },
  ])
  expect(await hash()).not.toBe(before)
})

test('the hash of a transcript is about who said what when, and not about its topics', () => {
  const said = { speakerId: '1', topic: 'Pricing', startMs: 5, text: 'Hi.' }
  const hash = (changed: Partial<typeof said>): string => {
    const { speakerId, topic, startMs, text } = { ...said, ...changed }
    const sentences = [{ startMs, endMs: undefined, text }]
    return transcriptHash({ callId: '1', turns: [{ speakerId, topic, sentences }] })
  }
  const others = [{ speakerId: '2' }, { startMs: 6 }, { text: 'Ho.' }].map(hash)
  expect(new Set([hash({}), ...others]).size).toBe(4)
  expect(hash({ topic: 'Prices' })).toBe(hash({}))
})
