/** How high somebody stands, by the words of their title: what a chief fears weighs more than what a user does. Pure. */
const RANKS: readonly (readonly [RegExp, number])[] = [
  // A vice president is no president; an assistant to the CEO is no CEO.
  [/\b(?:assistant|secretary)\b/i, 0],
  [/\b(?:vice[ -]president|[es]?vp)\b/i, 15],
  [/\bc[a-z]{1,2}o\b|\bchief\b|\b(?:president|founder|owner|managing director|partner)\b/i, 20],
  [/\b(?:director|head)\b/i, 10],
  [/\b(?:manager|lead)\b/i, 5],
]

export function rankOf(title: string | null): number {
  if (title === null) return 0
  return RANKS.find(([words]) => words.test(title))?.[1] ?? 0
}
