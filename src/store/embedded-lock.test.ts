import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { countLeases, takeLease, withLock } from './embedded-lock.ts'
import { isAlive, processIdentity } from './process-identity.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carryover-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
})

/** A process that was there and is no more. */
function deadIdentity(): string {
  const { pid } = spawnSync('true')
  return `${pid} 12345`
}

test('of many at once, one works at a time, and none is left out', async () => {
  let working = 0
  const seen: number[] = []
  const work = async (): Promise<void> => {
    working += 1
    seen.push(working)
    await sleep(1)
    working -= 1
  }
  await Promise.all(Array.from({ length: 20 }, () => withLock(folder, work)))
  expect(seen).toEqual(Array.from({ length: 20 }, () => 1))
  expect(await readdir(folder)).toHaveLength(1)
})

test('a lock is given back when the work fails, and its error is passed on', async () => {
  const failing = withLock(folder, () => Promise.reject(new Error('no luck')))
  await expect(failing).rejects.toThrow('no luck')
  expect(await withLock(folder, () => Promise.resolve('done'))).toBe('done')
})

test('the lock of a dead process is free, also where its pid belongs to another one by now', async () => {
  await writeFile(join(folder, 'turn.6'), deadIdentity())
  expect(await withLock(folder, () => Promise.resolve('done'))).toBe('done')
  await writeFile(join(folder, 'turn.8'), `${process.pid} 12345`)
  expect(await withLock(folder, () => Promise.resolve('done'))).toBe('done')
  expect(await readdir(folder)).toEqual(['turn.9'])
})

test('leases count while their process lives', async () => {
  const lease = await takeLease(folder)
  await takeLease(folder)
  await writeFile(join(folder, 'lease.dead'), deadIdentity())
  expect(await countLeases(folder)).toBe(2)
  await lease.release()
  expect(await countLeases(folder)).toBe(1)
  expect(await readdir(folder)).toHaveLength(1)
})

test('a process is known by its pid and its start', () => {
  const identity = processIdentity() ?? ''
  expect(identity).toMatch(new RegExp(`^${process.pid} .`))
  expect(isAlive(identity)).toBe(true)
  expect(isAlive(`${identity}0`)).toBe(false)
  expect(isAlive('')).toBe(false)
  expect(isAlive(deadIdentity())).toBe(false)
  expect(processIdentity(Number.parseInt(deadIdentity(), 10))).toBeUndefined()
  const startOf = (pid: number): string | undefined => processIdentity(pid)?.split(/ (.*)/)[1]
  expect(startOf(process.pid)).not.toBe(startOf(1))
})

test('a process that has ended counts as dead, also while nobody has taken note of it', async () => {
  const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 60'])
  onTestFinished(() => void parent.kill())
  const [line] = await once(createInterface(parent.stdout), 'line')
  const pid = Number(line)
  expect(processIdentity(pid)).toBeDefined()
  await expect.poll(() => processIdentity(pid)).toBeUndefined()
  expect(() => process.kill(pid, 0)).not.toThrow()
})
