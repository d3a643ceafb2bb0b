/** A file under its own name is always whole: also where one lies there already, and where the disk fills up. */
import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pretendGong } from './pretend-gong.ts'
import { environmentFor, pullFrom, runCarryover, temporaryFolder } from './run-carryover.ts'

const ROOT = join(import.meta.dirname, '..')
const NOW = '2026-04-09T14:00:00Z'

test('a second pull of the same moment replaces the file of the first', async () => {
  const gong = await pretendGong({ calls: 1 })
  const folder = await temporaryFolder()
  const words = ['pull', 'calls', '--out', folder, '--now', NOW]
  await runCarryover(words, { environment: environmentFor(gong) })
  const [id] = gong.world.calls.map((call) => call.id)
  await gong.control('PATCH', `calls/${id}`, { title: 'A better title' })
  const ran = await runCarryover(words, { environment: environmentFor(gong) })
  expect(ran.exitCode).toBe(0)
  expect(await readdir(folder)).toEqual(['gong_calls_20260409_140000.txt'])
  expect(await readFile(join(folder, 'gong_calls_20260409_140000.txt'), 'utf8')).toContain(
    'Title: A better title\n',
  )
})

test('a disk that fills up at the last lines leaves the earlier file as it was', async () => {
  const gong = await pretendGong({ calls: 0 })
  // The record alone just fits below the limit of 64 KiB; with its header before it, it does not.
  const text = 'x'.repeat(65_536 - 250)
  const sentences = [{ speakerId: '1', start: 0, end: 1, text }]
  await gong.control('POST', 'calls', { started: '2026-04-01T00:00:00Z', sentences })
  const folder = await temporaryFolder()
  const file = join(folder, 'gong_transcripts_20260409_140000.txt')
  await writeFile(file, 'the earlier file\n')
  const pull = `src/main.ts pull transcripts --out "${folder}" --now ${NOW} --json`
  const child = spawn(
    'bash',
    ['-c', `trap '' XFSZ; ulimit -f 64; exec "${process.execPath}" ${pull}`],
    { cwd: ROOT, env: { ...process.env, ...environmentFor(gong) } },
  )
  onTestFinished(() => void child.kill())
  let out = ''
  child.stdout.on('data', (data) => (out += String(data)))
  const exitCode = await new Promise((resolve) => void child.on('close', resolve))
  expect(JSON.parse(out).types[0].message).toMatch(/140000\.txt cannot be written/)
  expect(exitCode).toBe(1)
  expect(await readdir(folder)).toEqual(['gong_transcripts_20260409_140000.txt'])
  expect(await readFile(file, 'utf8')).toBe('the earlier file\n')
})

test('a record larger than any buffer arrives whole', async () => {
  const gong = await pretendGong({ calls: 0 })
  const text = 'Und täglich grüßt das Murmeltier. '.repeat(20_000).trim()
  await gong.control('POST', 'calls', { sentences: [{ speakerId: '1', start: 0, end: 1, text }] })
  const ran = await pullFrom(gong, ['transcripts'])
  expect(await ran.file('transcripts')).toMatch(/^Gong Transcripts Import — 1 transcript\n/)
  expect((await ran.file('transcripts')).endsWith(`(Unknown): ${text}\n`)).toBe(true)
})
