/** The folder that a pull writes to: unwritable, full, interrupted, and what is left in it. */
import { spawn } from 'node:child_process'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pretendGong } from './pretend-gong.ts'
import { environmentFor, runCarryover, temporaryFolder } from './run-carryover.ts'

const ROOT = join(import.meta.dirname, '..')

describe('the folder', () => {
  test('that cannot be made is told before Gong is asked', async () => {
    const gong = await pretendGong()
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    const ran = await runCarryover(['pull', '--out', join(folder, 'file', 'below')], {
      environment: environmentFor(gong),
    })
    expect(ran.exitCode).toBe(1)
    expect(ran.err).toMatch(/cannot be written: .*Give a folder that you may write to with --out/)
    expect(await gong.requests()).toEqual([])
  })

  test.each(['/proc/carryover', '/dev/null/x'])('%s is refused at once', async (folder) => {
    const ran = await runCarryover(['pull', '--out', folder], {
      environment: { GONG_ACCESS_KEY: 'k', GONG_ACCESS_KEY_SECRET: 's' },
    })
    expect(ran).toMatchObject({ exitCode: 1, out: '' })
    expect(ran.err).toContain('cannot be written')
  })

  test.skipIf(process.getuid?.() === 0)(
    'that may not be written is told before Gong is asked',
    async () => {
      const gong = await pretendGong()
      const folder = await temporaryFolder()
      await chmod(folder, 0o500)
      const ran = await runCarryover(['pull', '--out', folder], {
        environment: environmentFor(gong),
      })
      expect(ran.exitCode).toBe(1)
      expect(await gong.requests()).toEqual([])
      await chmod(folder, 0o700)
    },
  )

  test('holds whole files and nothing else, also after an interruption', async () => {
    const gong = await pretendGong({
      calls: 40,
      pageSize: 10,
      faults: [{ fault: 'stall', ms: 20_000, path: '/v2/calls/transcript', nth: 2 }],
    })
    const folder = await temporaryFolder()
    const interrupt = new AbortController()
    const running = runCarryover(['pull', '--out', folder, '--limit', 'all'], {
      environment: environmentFor(gong),
      signal: interrupt.signal,
    })
    await expect
      .poll(async () => (await gong.requests('/v2/calls/transcript')).length, { timeout: 10_000 })
      .toBe(2)
    expect(await readdir(folder)).toEqual([])
    interrupt.abort(new Error('Interrupted.'))
    expect((await running).exitCode).toBe(130)
    expect(
      (await readdir(folder)).filter(
        (name) => name.includes('.part') || name.includes('transcripts'),
      ),
    ).toEqual([])
  })

  test('of a disk that fills up keeps no half file', async () => {
    const gong = await pretendGong({ calls: 30 })
    const folder = await temporaryFolder()
    // A limit on the size of a file meets a write in the middle, as a full disk does.
    const child = spawn(
      'bash',
      [
        '-c',
        `trap '' XFSZ; ulimit -f 64; exec "${process.execPath}" src/main.ts pull calls transcripts --out "${folder}" --limit all --json`,
      ],
      {
        cwd: ROOT,
        env: { ...process.env, ...environmentFor(gong) },
      },
    )
    onTestFinished(() => void child.kill())
    let out = ''
    child.stdout.on('data', (data) => (out += String(data)))
    const exitCode = await new Promise((resolve) => void child.on('close', resolve))
    const { types } = JSON.parse(out)
    expect(types[0]).toMatchObject({ type: 'calls', status: 'ok' })
    expect(types[1]).toMatchObject({ type: 'transcripts', status: 'failed', file: null })
    expect(types[1].message).toMatch(/cannot be written|is full/)
    expect(exitCode).toBe(4)
    expect((await readdir(folder)).map((name) => name.slice(0, 10))).toEqual(['gong_calls'])
  })
})

test('a pull into a folder that is not there makes it', async () => {
  const gong = await pretendGong()
  const folder = join(await temporaryFolder(), 'a', 'b')
  await mkdir(join(folder, '..'), { recursive: true })
  const ran = await runCarryover(['pull', 'trackers', '--out', folder], {
    environment: environmentFor(gong),
  })
  expect(ran.exitCode).toBe(0)
  expect(await readdir(folder)).toHaveLength(1)
})
