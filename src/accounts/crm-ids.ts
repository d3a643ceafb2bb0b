/** CRM ids as they are compared. Pure. */

/**
 * Salesforce gives an id as 15 characters where upper and lower case differ, and as 18 where they need not: the last
 * three say which of the first are upper case. Both become the 15; every other id stays as it is.
 */
export function plainCrmId(id: string): string {
  const text = id.trim()
  const [short, check] = [text.slice(0, 15), text.slice(15)]
  return SALESFORCE.test(text) && checkOf(short) === check.toUpperCase() ? short : text
}

const SALESFORCE = /^[a-z\d]{18}$/i
const CHECK_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'
const CHUNK = 5

/** A character for each five: their upper case letters as bits, the first the lowest. */
function checkOf(short: string): string {
  return [0, CHUNK, 2 * CHUNK]
    .map((start) => {
      const bits = short
        .slice(start, start + CHUNK)
        .split('')
        .reduce((sum, character, at) => sum + (/[A-Z]/.test(character) ? 2 ** at : 0), 0)
      return CHECK_CHARACTERS[bits] ?? ''
    })
    .join('')
}
