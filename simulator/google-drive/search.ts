// Drive's search language, as far as it is used: `trashed = false and (mimeType = 'a' or mimeType = 'b') and name contains 'c'`.
import type { DriveDocument } from './drive.ts'

type Matches = (document: DriveDocument) => boolean

const TERM =
  /^(?:(trashed) = (true|false)|(mimeType) = '((?:\\.|[^'\\])*)'|(name) contains '((?:\\.|[^'\\])*)')/

/** Undefined for what Drive would refuse. */
export function readSearch(q: string): Matches | undefined {
  if (q.trim() === '') return () => true
  const rest = { text: q }
  const matches = readAll(rest)
  return rest.text === '' ? matches : undefined
}

function readAll(rest: { text: string }): Matches | undefined {
  let left = readOne(rest)
  while (left && /^ (and|or) /.test(rest.text)) {
    const isOr = rest.text.startsWith(' or ')
    rest.text = rest.text.slice(isOr ? 4 : 5)
    const [first, second] = [left, readOne(rest)]
    if (!second) return undefined
    left = isOr ? (d) => first(d) || second(d) : (d) => first(d) && second(d)
  }
  return left
}

function readOne(rest: { text: string }): Matches | undefined {
  if (rest.text.startsWith('(')) {
    rest.text = rest.text.slice(1)
    const inner = readAll(rest)
    if (!rest.text.startsWith(')')) return undefined
    rest.text = rest.text.slice(1)
    return inner
  }
  const found = TERM.exec(rest.text)
  if (!found) return undefined
  rest.text = rest.text.slice(found[0].length)
  const [, trashed, isTrashed, mimeType, wantedType = '', , wantedName = ''] = found
  if (trashed) return (document) => (document.trashed ?? false) === (isTrashed === 'true')
  if (mimeType) return (document) => document.mimeType === unescaped(wantedType)
  const wanted = unescaped(wantedName).toLowerCase()
  return (document) => document.name.toLowerCase().includes(wanted)
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1')
}
