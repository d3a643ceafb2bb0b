/** Two texts as lines that stay, went and came, with a few lines around each change. */
import { diffArrays } from 'diff'
import type { VersionDiff } from '../records/dataset.ts'

export type DiffLine = VersionDiff['records'][number]['lines'][number]

/** Lines around a change. */
const AROUND = 3
/** Texts that differ in more lines than this are shown one after the other. */
const MAX_EDITS = 2_000
const CUT = '…'

export function lineDiff(from: string, to: string, maxLines: number): readonly DiffLine[] {
  const old = linesOf(from)
  const young = linesOf(to)
  const changes = diffArrays(old, young, { maxEditLength: MAX_EDITS })
  const lines: readonly DiffLine[] =
    changes === undefined
      ? [...marked('-', old), ...marked('+', young)]
      : changes.flatMap(({ added, removed, value }) =>
          marked(added ? '+' : removed ? '-' : ' ', value),
        )
  return cut(withoutFarLines(lines), maxLines)
}

/** A text that came, or went, as a whole. */
export function wholeText(mark: '+' | '-', text: string, maxLines: number): readonly DiffLine[] {
  return cut(marked(mark, linesOf(text)), maxLines)
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function marked(mark: DiffLine['mark'], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ mark, text }))
}

/** An ellipsis marks every place where lines that stayed are left out. */
function withoutFarLines(lines: readonly DiffLine[]): readonly DiffLine[] {
  const near = new Uint8Array(lines.length)
  lines.forEach(({ mark }, at) => {
    if (mark !== ' ') near.fill(1, Math.max(0, at - AROUND), at + AROUND + 1)
  })
  return lines.flatMap((line, at) => {
    if (near[at] === 1) return [line]
    return at === 0 || near[at - 1] === 1 ? [{ mark: ' ', text: CUT } as const] : []
  })
}

function cut(lines: readonly DiffLine[], maxLines: number): readonly DiffLine[] {
  if (lines.length <= maxLines) return lines
  const left = lines.length - maxLines
  return [...lines.slice(0, maxLines), { mark: ' ', text: `${CUT} ${left} more lines` }]
}
