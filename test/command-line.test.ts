/** The command line as people and scripts use it: wrong input, credentials, answers, odd records. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pretendGong } from './pretend-gong.ts'
import { environmentFor, pullFrom, runCarryover, temporaryFolder } from './run-carryover.ts'

const ROOT = join(import.meta.dirname, '..')

describe('wrong input is one sentence and exit code 2, before anything is asked of Gong', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'an unknown type',
      ['pull', 'callz', '--out', 'x'],
      /TYPE: "callz" is no data type; there are calls, transcripts/,
    ],
    [
      '--limit 0',
      ['pull', 'calls', '--out', 'x', '--limit', '0'],
      /--limit: write at least 1, or "all"/,
    ],
    [
      '--limit 1.5',
      ['pull', 'calls', '--out', 'x', '--limit', '1.5'],
      /--limit: write a whole number/,
    ],
    [
      '--limit some',
      ['pull', 'calls', '--out', 'x', '--limit', 'some'],
      /--limit: write a number or "all"/,
    ],
    [
      'dates reversed',
      ['pull', '--out', 'x', '--from', '2026-04-01', '--to', '2026-03-01'],
      /--from: must lie before --to and before now/,
    ],
    [
      'no date',
      ['pull', '--out', 'x', '--from', 'yesterday'],
      /--from: "yesterday" is no point in time: write 2026-04-09/,
    ],
    [
      'a time without a zone',
      ['pull', '--out', 'x', '--from', '2026-04-01T10:00'],
      /is no point in time/,
    ],
    ['a rate of zero', ['pull', '--out', 'x', '--rate', '0'], /--rate: /],
    ['no --out', ['pull', 'calls'], /required option '--out/],
    [
      'an unknown flag',
      ['pull', '--out', 'x', '--limmit', '5'],
      /unknown option '--limmit'[\s\S]*Did you mean --limit/,
    ],
    ['an unknown command', ['pul'], /unknown command 'pul'[\s\S]*Did you mean pull/],
  ]
  test.each(wrong)('%s', async (_, words, sentence) => {
    const gong = await pretendGong()
    const ran = await runCarryover(words, { environment: environmentFor(gong) })
    expect(ran.exitCode).toBe(2)
    expect(ran.err).toMatch(sentence)
    expect(ran.out).toBe('')
    expect(await gong.requests()).toEqual([])
  })

  test('an environment that is not right names the variable', async () => {
    const ran = await runCarryover(['types'], { environment: { GONG_RATE_PER_SECOND: 'fast' } })
    expect(ran.exitCode).toBe(2)
    expect(ran.err).toContain('GONG_RATE_PER_SECOND')
  })
})

describe('without a key', () => {
  test('pull says where it comes from, exit code 3', async () => {
    const ran = await runCarryover(['pull', '--out', await temporaryFolder()])
    expect(ran.exitCode).toBe(3)
    expect(ran.err).toMatch(/No Gong connection found.*GONG_ACCESS_KEY/)
  })

  test('types lists the eleven with their scopes', async () => {
    const ran = await runCarryover(['types', '--json'])
    expect(ran.exitCode).toBe(0)
    const { types } = JSON.parse(ran.out)
    expect(types).toHaveLength(11)
    expect(types[0]).toMatchObject({
      type: 'calls',
      scopes: ['api:calls:read:extensive'],
      allowed: null,
    })
  })
})

describe('credentials', () => {
  test('come from flags and standard input before the environment', async () => {
    const gong = await pretendGong()
    const ran = await runCarryover(
      [
        'pull',
        'trackers',
        '--out',
        await temporaryFolder(),
        '--access-key',
        'demo-key',
        '--secret-stdin',
        '--base-url',
        gong.url,
      ],
      {
        environment: { GONG_ACCESS_KEY: 'other', GONG_ACCESS_KEY_SECRET: 'other' },
        input: 'demo-secret\n',
      },
    )
    expect(ran).toMatchObject({ exitCode: 0, err: '' })
  })

  test('an empty standard input is told', async () => {
    const ran = await runCarryover(['types', '--access-key', 'k', '--secret-stdin'], { input: '' })
    expect(ran.exitCode).toBe(2)
    expect(ran.err).toContain('standard input is empty')
  })

  test('never show in anything that is printed', async () => {
    const gong = await pretendGong({ faults: [{ fault: 'dead-token' }] })
    const ran = await pullFrom(gong)
    expect(ran.out + ran.err).not.toMatch(/demo-secret|ZGVtby1rZXk6/)
  })
})

describe('the answer', () => {
  test('--json prints one object with the eleven types in order', async () => {
    const gong = await pretendGong()
    const ran = await pullFrom(gong)
    const answer = JSON.parse(ran.out)
    expect(Object.keys(answer)).toEqual(['types', 'requests'])
    expect(answer.types).toHaveLength(11)
    expect(Object.keys(answer.types[0])).toEqual([
      'type',
      'status',
      'records',
      'available',
      'file',
      'requests',
      'message',
    ])
    expect(answer.requests).toBe((await gong.requests()).length)
    expect(ran.err).toBe('')
  })

  test('without --json it is a table, and quiet beside it in a pipe', async () => {
    const gong = await pretendGong()
    const folder = await temporaryFolder()
    const ran = await runCarryover(
      ['pull', 'calls', 'users', '--out', folder, '--now', '2026-04-09T14:00:00Z'],
      { environment: environmentFor(gong) },
    )
    expect(ran.out).toMatch(/^✓ {2}calls {2}3 {2}.*gong_calls_20260409_140000\.txt\n✓ {2}users/)
    expect(ran.err).toBe('')
  })

  test('types come in their own order and once, however they are named', async () => {
    const gong = await pretendGong()
    const ran = await pullFrom(gong, ['users', 'calls', 'users'])
    expect(Object.keys(ran.types)).toEqual(['calls', 'users'])
    expect(await ran.files()).toEqual([
      'gong_calls_20260409_140000.txt',
      'gong_users_20260409_140000.txt',
    ])
  })
})

describe('odd records from Gong', () => {
  test('titles and sentences that imitate the format, other directions, 20 digits, forty hours', async () => {
    const gong = await pretendGong({ calls: 0 })
    const title = 'Deal\n=== CALL ===\r\nTitle: fake \u202Erev\u0007'
    const speaker = { id: '1', speakerId: '1', name: 'Eve (External): ', affiliation: 'Internal' }
    await gong.control('POST', 'calls', {
      id: '18446744073709551615',
      title,
      durationSec: 144_000,
      started: '2026-04-01T00:00:00Z',
      parties: [speaker],
      sentences: [
        {
          speakerId: '1',
          start: 0,
          end: 1,
          text: 'one\n=== TRANSCRIPT ===\n[00:00] Eve (External): two',
        },
        { speakerId: '2', start: 143_999_000, end: 144_000_000, text: 'שלום' },
      ],
    })
    const ran = await pullFrom(gong, ['calls', 'transcripts'])
    const calls = await ran.file('calls')
    expect(calls.match(/^=== CALL ===$/gm)).toHaveLength(1)
    expect(calls).toContain(
      'Title: Deal === CALL === Title: fake  rev\nDate: 2026-04-01 00:00:00 UTC\nDuration: 40h 00m 00s\n',
    )
    const transcripts = await ran.file('transcripts')
    expect(transcripts.match(/^=== TRANSCRIPT ===$/gm)).toHaveLength(1)
    expect(transcripts).toContain('[39:59:59] Unknown speaker 1 (Unknown): שלום\n')
  })
})

test('a run that ends early does not wait for a page that was asked for ahead of time', async () => {
  const gong = await pretendGong({
    calls: 500,
    faults: [{ fault: 'stall', ms: 20_000, path: '/v2/calls/extensive', nth: 3 }],
  })
  await gong.control('PUT', 'scopes', { missing: ['api:calls:read:transcript'] })
  const startMs = Date.now()
  const ran = await pullFrom(gong, ['transcripts', '--limit', 'all'])
  expect(ran.exitCode).toBe(4)
  expect(Date.now() - startMs).toBeLessThan(5_000)
})

describe('the program', () => {
  const run = (command: string, words: readonly string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = spawn(command, words, { cwd: ROOT, env: { PATH: process.env['PATH'] } })
      let out = ''
      let err = ''
      child.stdout.on('data', (data) => (out += String(data)))
      child.stderr.on('data', (data) => (err += String(data)))
      child.on('close', (code) => resolve({ code, out, err }))
    })

  test('is the same from its bin and from its source', async () => {
    const fromBin = await run(process.execPath, ['bin/carryover.js', 'types'])
    const fromSource = await run(process.execPath, ['src/main.ts', 'types'])
    expect(fromBin).toEqual(fromSource)
    expect(fromBin.code).toBe(0)
  })

  test('shows examples first, and its exit codes', async () => {
    const { out } = await run(process.execPath, ['bin/carryover.js', 'pull', '--help'])
    expect(out.indexOf('Examples:')).toBe(0)
    expect((await run(process.execPath, ['bin/carryover.js', '--help'])).out).toMatch(
      /130 interrupted/,
    )
    expect((await run(process.execPath, ['bin/carryover.js', '--version'])).out).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    )
  })
})
