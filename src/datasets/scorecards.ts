/** Scorecard templates, and answered scorecards with the names they refer to. */
import type { Gong } from '../gong/gong.ts'
import { Problem } from '../records/problems.ts'
import type { AnsweredScorecard, Scorecard } from '../records/scorecard.ts'
import { DAY_MS, dayOf } from '../records/days.ts'
import type { Window } from '../records/window.ts'
import { answeredScorecardBlock, scorecardBlock } from '../text/scorecards.ts'
import type { CallFacts } from './call-facts.ts'
import type { Gathering } from './gathering.ts'
import { type Dated, scanNewest } from '../sync/newest-scan.ts'
import type { SharedReads } from './shared-reads.ts'

export async function gatherScorecards(shared: SharedReads, gathering: Gathering): Promise<void> {
  const scorecards = await shared.scorecards()
  gathering.available = scorecards.length
  for (const scorecard of scorecards) {
    await gathering.take({ id: scorecard.id, block: scorecardBlock(scorecard), order: 0 })
  }
}

/**
 * Left out are scorecards of calls that are private or that Gong does not show, and those that only their reviewer and
 * the reviewed user may see in Gong. Where the key may not read calls at all, nothing is said of them.
 */
export async function gatherAnsweredScorecards(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  window: Window,
  facts: CallFacts,
): Promise<void> {
  let seen = 0
  let inside = 0
  let total = 0
  for await (const scanned of scanNewest(datedScorecards(gong, window), window, gathering.limit)) {
    total = scanned.total
    seen += scanned.items.length
    const cards = scanned.items.filter((card) => isInside(card, window))
    inside += cards.length
    await facts.resolve(cards.flatMap((card) => card.callId ?? []))
    const shown = cards.filter((card) => mayBeShown(card, facts))
    for (const card of cards) if (!shown.includes(card)) gathering.hide(card.id)
    await takeNamed(shown, shared, gathering, facts)
    if (gathering.taken >= gathering.limit) {
      const oldestMs = Math.min(...cards.map((card) => card.reviewedAt?.getTime() ?? 0))
      // What is older was not looked at.
      gathering.isOutOfReach = ({ order }) => order <= oldestMs
      break
    }
  }
  const hidden = inside - gathering.taken
  // The newest window comes first and holds what lies past the end: where nothing did, all that Gong counts is inside.
  if (seen >= total) gathering.available = gathering.taken
  else if (window.from === undefined && inside === seen) gathering.available = total - hidden
  if (facts.isClosed) {
    gathering.warn(
      'Calls are left out: without api:calls:read:extensive nobody can tell which are private.',
    )
  }
  if (shared.directory.isClosed) gathering.warn('Names are left out: the key lacks api:users:read.')
  if (hidden > 0)
    gathering.note(`Left out because they or their calls are private in Gong: ${hidden}.`)
}

function mayBeShown(card: AnsweredScorecard, facts: CallFacts): boolean {
  if (card.visibility === 'PRIVATE') return false
  return card.callId === undefined || facts.isClosed || facts.isOpen(card.callId)
}

function isInside({ reviewedAt }: AnsweredScorecard, { from, to }: Window): boolean {
  if (reviewedAt === undefined) return from === undefined
  return (from === undefined || reviewedAt >= from) && reviewedAt < to
}

/**
 * Gong takes whole days of the company's calendar. Windows meet at such days, whichever zone they are of; only at the
 * edges of the whole question a day more is asked for, and `isInside` trims it.
 */
function datedScorecards(gong: Gong, whole: Window): Dated<AnsweredScorecard> {
  return {
    at: (card) => card.reviewedAt ?? new Date(0),
    grainMs: DAY_MS,
    list({ from, to }) {
      const first =
        from === whole.from ? from && dayOf(from.getTime() - DAY_MS) : from && dayOf(from.getTime())
      const last = to === whole.to ? dayOf(to.getTime() + 2 * DAY_MS) : dayOf(to.getTime())
      return gong.answeredScorecards({ ...(first !== undefined && { from: first }), to: last })
    },
  }
}

async function takeNamed(
  cards: readonly AnsweredScorecard[],
  shared: SharedReads,
  gathering: Gathering,
  facts: CallFacts,
): Promise<void> {
  const { directory } = shared
  const ids = cards.flatMap((card) => [card.reviewedUserId, card.reviewerUserId])
  await directory.resolve(ids.filter((id) => id !== undefined))
  const templates = await knownTemplates(shared)
  for (const card of cards) {
    const template = templates.get(card.scorecardId)
    const mayNameCall = card.callId !== undefined && facts.isOpen(card.callId)
    const names = {
      scorecard: card.scorecardName ?? template?.name ?? `Scorecard ${card.scorecardId}`,
      call: mayNameCall ? `${facts.title(card.callId)} (${card.callId})` : undefined,
      reviewedUser: userOf(card.reviewedUserId, shared),
      reviewer: userOf(card.reviewerUserId, shared),
      question: (id: string) =>
        template?.questions.find((question) => question.id === id)?.text ?? `Question ${id}`,
    }
    const shown = mayNameCall ? card : { ...card, callStartedAt: undefined }
    await gathering.take({
      id: card.id,
      block: answeredScorecardBlock(shown, names),
      order: card.reviewedAt?.getTime() ?? 0,
      ...(mayNameCall && card.callId !== undefined && { callIds: [card.callId] }),
    })
  }
}

function userOf(id: string | undefined, { directory }: SharedReads): string | undefined {
  return id === undefined ? undefined : (directory.name(id) ?? `User ${id}`)
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
