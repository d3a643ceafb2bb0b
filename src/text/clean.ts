/** What people and other systems wrote, made safe for a format in which a line means something. */

/**
 * Control characters (line breaks among them), line and paragraph separators, the marks that turn the direction of
 * whole lines around, and the byte-order mark. Right-to-left letters stay: they carry their own direction.
 */
const BREAKS_LINES =
  '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff'
const EVERY_BREAK = new RegExp(`[${BREAKS_LINES}]+`, 'g')
/** What makes a second look worth while; halves of characters too, which emoji are made of. */
const SUSPICIOUS = new RegExp(`[${BREAKS_LINES}\\ud800-\\udfff]`)

/** One line of the same words: what would break it becomes a space, half characters become U+FFFD. */
export function oneLine(text: string): string {
  return (SUSPICIOUS.test(text) ? text.toWellFormed().replace(EVERY_BREAK, ' ') : text).trim()
}

/** A label before a colon: it may hold no colon, nor begin as another kind of line does. */
export function cleanLabel(text: string): string {
  const label = oneLine(text.replaceAll(':', ' ')).replace(/^[-=[\s\d.]+/, '')
  return label === '' ? 'Field' : label
}

/** A speaker's name before `(External): `, which it may not imitate. */
export function cleanName(text: string): string {
  return oneLine(text).replaceAll(/\):+/g, ')')
}
