/** A day as spreadsheets write it. Pure. */

/**
 * `YYYY-MM-DD`; null for what is no day. `03/04/2026` is the third of April in one country and the fourth of March in
 * another: such a day is none.
 */
export function importedDay(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (slashed) {
    const [, first = '', second = '', year = ''] = slashed
    if (Number(first) > 12 || first === second) return dayOf(year, second, first)
    return Number(second) > 12 ? dayOf(year, first, second) : null
  }
  return null
}

function dayOf(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  // The calendar of JavaScript makes 2 March of 30 February.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null
}
