/** What is asked of the customer's quota: by default below Gong's own limits, otherwise as the person says. */
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { type PretendGong, pretendGong } from './pretend-gong.ts'
import { environmentFor, runCarryover, temporaryFolder } from './run-carryover.ts'

/** Milliseconds between the arrivals of the first request and the one `later`. */
async function between(gong: PretendGong, later: number): Promise<number> {
  const arrivals = (await gong.requests()).map(({ at }) => Date.parse(at))
  return (arrivals[later] ?? Infinity) - (arrivals[0] ?? 0)
}

async function pullSettings(
  gong: PretendGong,
  more: readonly string[],
  environment: Readonly<Record<string, string>>,
) {
  const types = ['trackers', 'scorecards', 'libraries']
  const words = ['pull', ...types, '--out', await temporaryFolder(), '--json', ...more]
  return runCarryover(words, { environment: { ...environmentFor(gong), ...environment } })
}

describe('the rate', () => {
  test('leaves the customer’s other tools some of Gong’s three a second and 10,000 a day', () => {
    const { values } = readConfig({})
    expect(values.GONG_RATE_PER_SECOND).toBeLessThan(3)
    expect(values.GONG_RATE_PER_DAY).toBeLessThan(10_000)
  })

  test('is that of the environment', async () => {
    const gong = await pretendGong()
    await pullSettings(gong, [], { GONG_RATE_PER_SECOND: '2' })
    expect(await between(gong, 2)).toBeGreaterThanOrEqual(900)
  })

  test('is that of --rate before that of the environment', async () => {
    const gong = await pretendGong()
    await pullSettings(gong, ['--rate', '2'], {})
    expect(await between(gong, 2)).toBeGreaterThanOrEqual(900)
  })
})

describe('the budget of a day', () => {
  test('is that of the environment, and ends a run with exit code 6 although some types are there', async () => {
    const gong = await pretendGong()
    const ran = await pullSettings(gong, [], { GONG_RATE_PER_DAY: '3' })
    expect(ran.exitCode).toBe(6)
    const { types, requests } = JSON.parse(ran.out)
    expect(types.map(({ status }: { status: string }) => status)).toEqual(['ok', 'failed', 'ok'])
    expect(types[1].message).toMatch(/budget of 3 Gong requests a day/)
    expect(requests).toBe(3)
    expect(await gong.requests()).toHaveLength(3)
  })
})
