/** Amounts as people type them: `2,000,000`, `50`, `12.50`. Empty is none. Pure. */

/** A whole number; null where nothing, or no number, was typed. */
export function numberOf(typed: string): number | null {
  const amount = plain(typed)
  return amount === null ? null : Math.round(amount)
}

/** Dollars as cents. */
export function centsOf(typed: string): number | null {
  const amount = plain(typed)
  return amount === null ? null : Math.round(amount * 100)
}

/** What stands in the field; `per`: so many of the kept unit make one of the shown. */
export function typedOf(amount: number | null, per = 1): string {
  return amount === null ? '' : String(amount / per)
}

function plain(typed: string): number | null {
  const text = typed.replaceAll(/[\s,$]/g, '')
  const amount = Number(text)
  return text === '' || !Number.isFinite(amount) || amount < 0 ? null : amount
}
