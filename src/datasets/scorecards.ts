/** Scorecard templates, and answered scorecards with the names they refer to. */
import type { Gong } from '../gong/gong.ts'
import { Problem } from '../records/problems.ts'
import type { AnsweredScorecard, Scorecard } from '../records/scorecard.ts'
import type { Window } from '../records/window.ts'
import { answeredScorecardBlock, scorecardBlock } from '../text/scorecards.ts'
import type { SeenCalls } from './call-types.ts'
import type { Gathering } from './gathering.ts'
import { type Dated, scanNewest } from './newest-scan.ts'
import type { SharedReads } from './shared-reads.ts'

export async function gatherScorecards(shared: SharedReads, gathering: Gathering): Promise<void> {
  const scorecards = await shared.scorecards()
  gathering.available = scorecards.length
  for (const scorecard of scorecards) await gathering.take(scorecardBlock(scorecard), 0)
}

const DAY_MS = 86_400_000

/**
 * `seen`: calls of the same run, whose titles stand beside their ids. Left out are scorecards of calls that are known to
 * be private, and those that only their reviewer and the reviewed user may see in Gong.
 */
export async function gatherAnsweredScorecards(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  window: Window,
  seen: Promise<SeenCalls>,
): Promise<void> {
  let hidden = 0
  let visible = 0
  let total = 0
  for await (const scanned of scanNewest(datedScorecards(gong), window, gathering.limit)) {
    total = scanned.total
    const calls = await seen
    const mayShow = scanned.items.filter((card) => mayBeShown(card, calls))
    hidden += scanned.items.length - mayShow.length
    visible += mayShow.length
    await takeNamed(mayShow, shared, gathering, calls)
    if (gathering.taken >= gathering.limit) break
  }
  gathering.available = Math.max(total - hidden, visible)
  if (hidden > 0) gathering.note(`Left out because they are private in Gong: ${hidden}.`)
}

function mayBeShown(card: AnsweredScorecard, { privateIds }: SeenCalls): boolean {
  return card.visibility !== 'PRIVATE' && !privateIds.has(card.callId ?? '')
}

/** Gong takes whole days of the company's calendar: ask for a day more on both sides and keep what is in the window. */
function datedScorecards(gong: Gong): Dated<AnsweredScorecard> {
  return {
    at: (card) => card.reviewedAt ?? new Date(0),
    async *list({ from, to }) {
      const isInside = ({ reviewedAt }: AnsweredScorecard): boolean =>
        reviewedAt === undefined
          ? from === undefined
          : (from === undefined || reviewedAt >= from) && reviewedAt < to
      const days = from && {
        from: day(from.getTime() - DAY_MS),
        to: day(to.getTime() + 2 * DAY_MS),
      }
      for await (const page of gong.answeredScorecards(days)) {
        yield { items: page.items.filter(isInside), total: page.total }
      }
    },
  }
}

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}

async function takeNamed(
  cards: readonly AnsweredScorecard[],
  shared: SharedReads,
  gathering: Gathering,
  { titles }: SeenCalls,
): Promise<void> {
  const { directory } = shared
  await directory.resolve(
    cards.flatMap((card) =>
      [card.reviewedUserId, card.reviewerUserId].filter((id) => id !== undefined),
    ),
  )
  const templates = await knownTemplates(shared)
  for (const card of cards) {
    const title = titles.get(card.callId ?? '')
    const template = templates.get(card.scorecardId)
    const names = {
      scorecard: card.scorecardName ?? template?.name ?? `Scorecard ${card.scorecardId}`,
      call: title === undefined ? card.callId : `${title} (${card.callId})`,
      reviewedUser: directory.name(card.reviewedUserId),
      reviewer: directory.name(card.reviewerUserId),
      question: (id: string) =>
        template?.questions.find((question) => question.id === id)?.text ?? `Question ${id}`,
    }
    await gathering.take(answeredScorecardBlock(card, names), card.reviewedAt?.getTime() ?? 0)
  }
}

/** Without the scope for templates the questions keep their ids. */
async function knownTemplates(shared: SharedReads): Promise<Map<string, Scorecard>> {
  try {
    return new Map((await shared.scorecards()).map((scorecard) => [scorecard.id, scorecard]))
  } catch (error) {
    if (error instanceof Problem && error.code === 'D-SCOPE') return new Map()
    throw error
  }
}
