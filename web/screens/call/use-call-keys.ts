/** The keys of the call page. Space, arrows and the rest stay the browser's and the timeline's. */
import { usePageKeys } from '../../frame/page-keys.ts'
import { useToast } from '../../frame/toasts.tsx'
import { nextRow, type Row, type TurnRow } from './rows.ts'
import type { CallActing } from './use-call-acts.ts'
import type { Finding } from './use-finding.ts'
import type { Reading } from './use-reading.ts'

interface CallKeysProps {
  readonly reading: Reading
  readonly finding: Finding
  readonly acting: CallActing
}

export function useCallKeys({ reading, finding, acting }: CallKeysProps): void {
  const toast = useToast()
  const { rows, row, isAtStart } = reading
  const here = turnRow(rows[row])
  const goTo = (index: number) => {
    const next = rows[index]
    if (next) reading.go(next.startMs, { focuses: true })
  }
  const turnKey = (step: 1 | -1) => () => {
    const start = isAtStart && step === 1 ? row : nextRow(rows, row, step)
    goTo(start)
  }
  const chapterKey = (step: 1 | -1) => () => {
    // Back from the first turn of a chapter leads to the chapter before, from any other to its own head.
    const from = step === -1 && rows[row - 1]?.kind === 'chapter' ? row - 1 : row
    const chapter = nextRow(rows, from, step, 'chapter')
    if (rows[chapter]?.kind === 'chapter') goTo(nextRow(rows, chapter, 1))
  }
  const hitKey = (step: 1 | -1) => () => {
    if (finding.words.trim() !== '') finding.move(step)
    else goToMark(step)
  }
  const goToMark = (step: 1 | -1) => {
    const isAhead = ({ atMs }: { readonly atMs: number }) =>
      step === 1 ? atMs > reading.atMs : atMs < reading.atMs
    const marks = reading.marks.filter(isAhead)
    const mark = step === 1 ? marks[0] : marks.at(-1)
    if (mark) reading.go(mark.atMs, { focuses: true })
  }
  usePageKeys({
    j: turnKey(1),
    k: turnKey(-1),
    J: chapterKey(1),
    K: chapterKey(-1),
    n: hitKey(1),
    p: hitKey(-1),
    f: reading.toggleOnlyCustomer,
    s: () => here && acting.turns.startMarking?.(here),
    c: () => here && acting.turns.copyQuote(here),
    o: () => acting.gongUrl && window.open(acting.gongUrl, '_blank', 'noopener'),
    r: acting.review.toggle,
    '.': () => {
      reading.toggleFollowing()
      toast(
        reading.isFollowing
          ? 'The transcript stays where it is.'
          : 'The transcript follows the timeline.',
      )
    },
  })
}

function turnRow(row: Row | undefined): TurnRow | undefined {
  return row?.kind === 'turn' ? row : undefined
}
