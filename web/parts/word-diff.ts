/** What stays, goes and comes between two texts, word by word. */
export interface DiffPart {
  readonly text: string
  readonly change: 'same' | 'added' | 'removed'
}

export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const from = wordsOf(before)
  const to = wordsOf(after)
  const common = commonLengths(from, to)
  const parts: { text: string; change: DiffPart['change'] }[] = []
  const add = (text: string, change: DiffPart['change']) => {
    const last = parts.at(-1)
    if (last?.change === change) last.text += text
    else parts.push({ text, change })
  }
  let [x, y] = [0, 0]
  while (x < from.length || y < to.length) {
    const [gone, come] = [from[x], to[y]]
    if (gone !== undefined && gone.trimEnd() === come?.trimEnd()) {
      add(come ?? gone, 'same')
      x += 1
      y += 1
    } else if (
      gone !== undefined &&
      (come === undefined || (common[x + 1]?.[y] ?? 0) >= (common[x]?.[y + 1] ?? 0))
    ) {
      add(gone, 'removed')
      x += 1
    } else {
      add(come ?? '', 'added')
      y += 1
    }
  }
  return parts
}

/** Words with the blanks behind them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? []
}

/** Of the rests of both texts: how many words they share in order. */
function commonLengths(from: readonly string[], to: readonly string[]): readonly number[][] {
  const lengths = Array.from({ length: from.length + 1 }, () =>
    Array.from({ length: to.length + 1 }, () => 0),
  )
  for (let x = from.length - 1; x >= 0; x -= 1) {
    for (let y = to.length - 1; y >= 0; y -= 1) {
      const row = lengths[x]
      if (row === undefined) continue
      const isSame = from[x]?.trimEnd() === to[y]?.trimEnd()
      row[y] = isSame
        ? (lengths[x + 1]?.[y + 1] ?? 0) + 1
        : Math.max(lengths[x + 1]?.[y] ?? 0, row[y + 1] ?? 0)
    }
  }
  return lengths
}
