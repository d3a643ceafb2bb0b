/**
 * Golden files: what a real conversation of the sample world looks like as text, type by type, to the letter. After a
 * wanted change, `npx vitest run test/golden.test.ts -u` writes them anew; read the difference before committing it.
 */
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DATA_TYPES, SLUGS } from '../src/records/data-types.ts'
import { parseFile } from '../src/text/parse.ts'
import type { World } from '../simulator/world.ts'
import { pretendGong } from './pretend-gong.ts'
import { type PullRan, pullFrom, temporaryFolder } from './run-carryover.ts'

const ACCOUNT = join(import.meta.dirname, '..', 'simulator', 'worlds', 'demo', 'rotabird.json')

async function pulled(): Promise<PullRan> {
  const world = await temporaryFolder()
  await copyFile(ACCOUNT, join(world, 'rotabird.json'))
  return pullFrom(await pretendGong({ world, change: withReviews }))
}

/** Two reviews of the first call: by a person who skipped a question, and by Gong. */
function withReviews(world: World): World {
  const [call] = world.calls
  const [scorecard] = world.scorecards
  const [reviewer] = world.users
  if (call === undefined || scorecard === undefined || reviewer === undefined) return world
  const review = {
    scorecardId: scorecard.scorecardId,
    callId: call.id,
    reviewedUserId: call.primaryUserId,
    editorUserId: null,
    visibilityType: 'MANAGERS_AND_REVIEWEE' as const,
  }
  const answers = scorecard.questions.map((question, n) => ({
    questionId: question.questionId,
    questionRevisionId: question.questionRevisionId,
    isOverall: question.isOverall,
    score: n < 2 ? 4 - n : null,
    answerText: n === 4 ? 'Who else has to agree?' : null,
    notApplicable: n === 2,
    selectedOptions: n === 3 ? ['This quarter'] : null,
  }))
  const reviewMs = call.startedMs + 86_400_000
  return {
    ...world,
    answeredScorecards: [
      {
        ...review,
        answeredScorecardId: '8100000000000000001',
        reviewerUserId: reviewer.id,
        reviewMethod: 'MANUAL',
        reviewMs,
        answers,
      },
      {
        ...review,
        answeredScorecardId: '8100000000000000002',
        reviewerUserId: null,
        reviewMethod: 'AUTOMATIC',
        reviewMs: reviewMs - 1_000,
        answers: answers.slice(0, 2),
      },
    ],
  }
}

test('B-004, B-040…B-050, B-052: each type reads as its golden file, and can be read back', async () => {
  const ran = await pulled()
  expect(ran.exitCode).toBe(0)
  for (const slug of SLUGS) {
    const text = await ran.file(slug)
    await expect(text).toMatchFileSnapshot(`golden/gong_${slug}.txt`)
    const { type, records, blocks } = parseFile(text)
    expect(type).toBe(DATA_TYPES[slug])
    expect(blocks).toHaveLength(records)
  }
})

test('the same question gives the same bytes, in any time zone and language', async () => {
  const zone = process.env['TZ']
  const once = await pulled()
  process.env['TZ'] = 'Pacific/Kiritimati'
  process.env['LC_ALL'] = 'de_DE.UTF-8'
  const again = await pulled()
  process.env['TZ'] = zone ?? ''
  for (const slug of SLUGS) expect(await again.file(slug)).toBe(await once.file(slug))
})
