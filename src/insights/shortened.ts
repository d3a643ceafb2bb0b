/** Quotes that have room for some words only. Pure. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

/** Whole sentences as far as they fit; of a first one that is too long, its beginning and "…". */
export function shortened(quote: string, mostWords: number): string {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(quote)
  let kept = ''
  for (const { segment } of segments) {
    if (wordsIn(kept + segment) > mostWords) break
    kept += segment
  }
  if (kept.trim() !== '') return kept.trim()
  const words = quote.split(/\s+/).filter((word) => word !== '')
  return `${words.slice(0, mostWords).join(' ')}…`
}
