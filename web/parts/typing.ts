/** The words of a field that tells them late, and hears its own words come back later still. */
export interface Typing {
  /** What stands in the field. */
  readonly typed: string
  /** What its owner last said it holds. */
  readonly value: string
  /** Told to the owner and not heard back, oldest first. */
  readonly told: readonly string[]
}

export function startTyping(value: string): Typing {
  return { typed: value, value, told: [] }
}

/** What the owner knows, or will know when it has heard all. */
export function lastTold({ value, told }: Typing): string {
  return told.at(-1) ?? value
}

export function afterTelling(typing: Typing, words: string): Typing {
  const told = words === lastTold(typing) ? typing.told : [...typing.told, words]
  return { ...typing, typed: words, told }
}

/**
 * The owner says another value. One that the field told itself changes nothing, for more may have
 * been typed since; any other came from elsewhere, as from the way back, and takes the field.
 */
export function afterHearing(typing: Typing, value: string): Typing {
  const place = typing.told.indexOf(value)
  if (place < 0 || value === typing.typed) return startTyping(value)
  return { ...typing, value, told: typing.told.slice(place + 1) }
}
