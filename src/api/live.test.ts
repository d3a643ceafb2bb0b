import { expect, test } from 'vitest'
import { absent, apiUnderTest } from '../../test/api-door.ts'
import type { Run } from '../records/dataset.ts'
import { Problem } from '../records/problems.ts'

const RUN: Run = {
  runId: 'run_1',
  datasetId: 'ds_1',
  datasetName: 'Calls',
  number: 1,
  trigger: 'manual',
  status: 'running',
  requests: 0,
  records: 0,
  warnings: [],
  problem: null,
  createdAt: '2026-04-09T14:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  waiting: null,
  items: [],
}
const EVENTS = '/api/v1/runs/run_1/events'

async function watching(states: (Partial<Run> | Error)[]) {
  let asked = 0
  const api = await apiUnderTest({
    needs: {
      runs: {
        list: absent,
        syncNow: absent,
        cancel: absent,
        retry: absent,
        get: async () => {
          const state = states[Math.min(asked, states.length - 1)]
          asked += 1
          if (state instanceof Error) throw state
          return { ...RUN, ...state }
        },
      },
    },
  })
  const base = await api.app.listen({ port: 0, host: '127.0.0.1' })
  const actor = await api.member('data')
  const cookie = await api.signIn(actor.email)
  return { api, base, actor, cookie, asked: () => asked }
}

function runsOf(text: string): Run[] {
  return [...text.matchAll(/^event: run\ndata: (.*)\n\n/gm)].map(([, json = '']) =>
    JSON.parse(json),
  )
}

test('a run is told when it changes, and the line ends with it', async () => {
  const { base, cookie } = await watching([
    { records: 1 },
    { records: 1 },
    { records: 2 },
    { records: 2, status: 'succeeded' },
  ])
  const answer = await fetch(base + EVENTS, { headers: { cookie } })
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const runs = runsOf(await answer.text())
  expect(runs.map(({ records, status }) => [records, status])).toEqual([
    [1, 'running'],
    [2, 'running'],
    [2, 'succeeded'],
  ])
})

test('a run that is not there is a problem, not a line', async () => {
  const gone = new Problem({ code: 'D-NOT-FOUND', message: 'No such run.', fix: 'Look again.' })
  const { base, cookie } = await watching([gone])
  const answer = await fetch(base + EVENTS, { headers: { cookie } })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'D-NOT-FOUND' })
})

test('whoever closes the page is no longer looked for', async () => {
  const { base, cookie, asked } = await watching([{}])
  const leaving = new AbortController()
  const answer = await fetch(base + EVENTS, { headers: { cookie }, signal: leaving.signal })
  await answer.body?.getReader().read()
  leaving.abort()
  await new Promise((resolve) => setTimeout(resolve, 200))
  const before = asked()
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  expect(asked()).toBe(before)
})

test('a member who is removed while they watch sees no more', async () => {
  const { api, base, actor, cookie } = await watching([
    { records: 1 },
    { records: 2 },
    { records: 3 },
  ])
  const answer = await fetch(base + EVENTS, { headers: { cookie } })
  await api.part.members.remove(await api.member('admin'), actor.memberId)
  const runs = runsOf(await answer.text())
  expect(runs.length).toBeLessThan(3)
  expect(runs.at(-1)?.status).toBe('running')
})

test('the server stops although somebody watches', async () => {
  const { api, base, cookie } = await watching([{}])
  const answer = await fetch(base + EVENTS, { headers: { cookie } })
  const before = Date.now()
  const reading = answer.text().catch(() => 'broken off')
  await api.app.close()
  await reading
  expect(Date.now() - before).toBeLessThan(2_000)
})
