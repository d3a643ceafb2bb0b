/** Days as a person types them into the search box. */

const DAY = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/

/** The first moment (UTC) of `2026`, `2026-05` or `2026-05-31`; undefined for all that is no day of a calendar. */
export function startOfDay(text: string): Date | undefined {
  const [, year, month = '1', day = '1'] = DAY.exec(text) ?? []
  if (year === undefined) return undefined
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  // 31 June would become 1 July, and the year 26 would become 1926.
  const isSame =
    date.getUTCFullYear() === Number(year) &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day)
  return isSame ? date : undefined
}
