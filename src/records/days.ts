/** Days as Gong's statistics take them: `YYYY-MM-DD`. */
export const DAY_MS = 86_400_000

/** The day of a moment, by UTC. */
export function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}

export function dayBefore(day: string): string {
  return dayOf(Date.parse(day) - DAY_MS)
}
