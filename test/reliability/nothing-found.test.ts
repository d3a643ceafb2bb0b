/** Reliability 13: the sentences with which Gong's endpoints say "nothing", as its API document lists them. */
import { describe, expect, test } from 'vitest'
import type { Gong } from '../../src/gong/gong.ts'
import { all, EVER, EVERYTHING, pretendGong } from '../pretend-gong.ts'

describe('13: an endpoint has its own sentence for nothing, as Gong documents it', () => {
  const given = async <Item>(items: AsyncGenerator<Item>): Promise<Item[]> => {
    const found: Item[] = []
    for await (const item of items) found.push(item)
    return found
  }
  const period = { from: '2026-04-01', to: '2026-04-08' }
  const NO_CALLS = 'No calls found for the specified period'
  const NO_FOLDERS = 'No folders found for the specified period'
  const sentences: readonly (readonly [string, string, (gong: Gong) => Promise<unknown[]>])[] = [
    ['/v2/calls/extensive', NO_CALLS, (gong) => all(gong.calls(EVER, EVERYTHING))],
    ['/v2/calls/transcript', NO_CALLS, (gong) => given(gong.transcripts(['1']))],
    ['/v2/users/extensive', NO_CALLS, (gong) => given(gong.usersById(['1']))],
    ['/v2/stats/activity/day-by-day', 'User not found', (gong) => all(gong.userDays(period))],
    [
      '/v2/stats/interaction',
      'No stats found for the specified period',
      (gong) => all(gong.interaction(period)),
    ],
    [
      '/v2/stats/activity/scorecards',
      'Answered scorecards not found',
      (gong) => all(gong.answeredScorecards()),
    ],
    ['/v2/settings/scorecards', 'Scorecards not found', (gong) => gong.scorecards()],
    ['/v2/library/folders', NO_FOLDERS, (gong) => gong.folders('1')],
    ['/v2/library/folder-content', NO_FOLDERS, (gong) => gong.folderCalls('1')],
  ]
  test.each(sentences)('%s: "%s"', async (path, sentence, read) => {
    const gong = await pretendGong({
      faults: [{ fault: 'status', status: 404, errors: [sentence], path, times: 0 }],
    })
    expect(await read(gong.connect())).toEqual([])
    expect((await gong.requests()).map((request) => request.path)).toEqual([path])
  })
})
