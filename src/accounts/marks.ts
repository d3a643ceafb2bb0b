/** Places of a call that Gong or a member has marked, in the order of the call. Times are milliseconds. */
import type { CallMark, GongComment } from '../records/account-call.ts'
import { type KeptDetails, toMs } from './kept-details.ts'

const NOBODYS = { momentId: null, by: null, canRemove: false } as const

/** `own`: a member's marks, placed already. */
export function marksOf(
  details: KeptDetails,
  comments: readonly GongComment[],
  own: readonly CallMark[],
): readonly CallMark[] {
  return [
    ...trackerMarks(details.trackers ?? []),
    ...highlightMarks(details.highlights ?? []),
    ...commentMarks(comments),
    ...own,
  ].toSorted((a, b) => a.atMs - b.atMs)
}

/** `names`: of Gong's users, by id. */
export function commentsOf(
  { comments = [] }: KeptDetails,
  names: ReadonlyMap<string, string>,
): readonly GongComment[] {
  return comments.map(({ id, postedAt, authorId, text, fromSec, inReplyTo }) => ({
    commentId: id,
    by: names.get(authorId ?? '') ?? 'Somebody in Gong',
    text,
    postedAt: instantOf(postedAt),
    atMs: fromSec === undefined ? null : toMs(fromSec),
    inReplyTo: inReplyTo ?? null,
  }))
}

function trackerMarks(trackers: NonNullable<KeptDetails['trackers']>): readonly CallMark[] {
  return trackers.flatMap(({ name, occurrences, phrases }) =>
    occurrences.map(({ startSec }) => ({
      ...NOBODYS,
      kind: 'tracker' as const,
      label: name,
      text:
        phrases.find((one) => one.occurrences.some((spot) => spot.startSec === startSec))?.phrase ??
        null,
      atMs: toMs(startSec),
      toMs: null,
    })),
  )
}

/** A highlight that several places tell is marked at the first. */
function highlightMarks(highlights: NonNullable<KeptDetails['highlights']>): readonly CallMark[] {
  return highlights.flatMap(({ title, items }) =>
    items.flatMap(({ text, startsSec: [first] }) =>
      first === undefined
        ? []
        : [
            {
              ...NOBODYS,
              kind: 'highlight' as const,
              label: title,
              text,
              atMs: toMs(first),
              toMs: null,
            },
          ],
    ),
  )
}

/** Answers stand with what they answer. */
function commentMarks(comments: readonly GongComment[]): readonly CallMark[] {
  return comments.flatMap(({ by, text, atMs, inReplyTo }) =>
    atMs === null || inReplyTo !== null
      ? []
      : [{ ...NOBODYS, kind: 'comment' as const, label: by, text, by, atMs, toMs: null }],
  )
}

function instantOf(text: string | undefined): string | null {
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
