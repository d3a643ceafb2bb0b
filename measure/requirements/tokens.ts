/** TypeScript cut into tokens, as far as one must to find calls and their titles: no comment and no string misleads. */

export interface Token {
  readonly kind: 'word' | 'sign' | 'text'
  /** Of a text: what it says; the parts of a template that are computed are `…`. */
  readonly value: string
}

/** A slash after one of these begins a regular expression, else it divides. */
const BEFORE_REGEX = /^(?:[([{,;=:!&|?+\-*%<>~^]|return|typeof|case|of|in|=>|await|yield)$/

export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < source.length;) {
    const { token, end } = next(source, at, tokens.at(-1))
    if (token) tokens.push(token)
    at = end
  }
  return tokens
}

interface Step {
  readonly token?: Token
  readonly end: number
}

function next(source: string, at: number, before: Token | undefined): Step {
  const character = source[at] ?? ''
  const two = source.slice(at, at + 2)
  if (/\s/.test(character)) return { end: at + 1 }
  if (two === '//') return { end: endOf(source, '\n', at) }
  if (two === '/*') return { end: endOf(source, '*/', at) + 2 }
  if (character === "'" || character === '"') return quoted(source, at)
  if (character === '`') return template(source, at)
  const word = /^[\w$]+/.exec(source.slice(at, at + 200))?.[0]
  if (word !== undefined) return { token: { kind: 'word', value: word }, end: at + word.length }
  const isRegex =
    before === undefined || (before.kind !== 'text' && BEFORE_REGEX.test(before.value))
  if (character === '/' && isRegex) return { end: endOfRegex(source, at) }
  return { token: { kind: 'sign', value: character }, end: at + 1 }
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found === -1 ? source.length : found
}

function quoted(source: string, at: number): Step {
  const quote = source[at] ?? ''
  let end = at + 1
  while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1
  return { token: { kind: 'text', value: plain(source.slice(at + 1, end)) }, end: end + 1 }
}

function template(source: string, at: number): Step {
  let value = ''
  let end = at + 1
  while (end < source.length && source[end] !== '`') {
    if (source.startsWith('${', end)) {
      value += '…'
      end = endOfComputed(source, end + 2)
      continue
    }
    const length = source[end] === '\\' ? 2 : 1
    value += source.slice(end, end + length)
    end += length
  }
  return { token: { kind: 'text', value: plain(value) }, end: end + 1 }
}

/** Behind the `}` that ends what a template computes, in which there may be anything. */
function endOfComputed(source: string, from: number): number {
  let depth = 1
  let before: Token | undefined
  for (let at = from; at < source.length;) {
    const { token, end } = next(source, at, before)
    if (token?.kind === 'sign' && token.value === '{') depth += 1
    if (token?.kind === 'sign' && token.value === '}') depth -= 1
    if (depth === 0) return end
    before = token ?? before
    at = end
  }
  return source.length
}

function endOfRegex(source: string, at: number): number {
  let inClass = false
  for (let end = at + 1; end < source.length; end += 1) {
    const character = source[end]
    if (character === '\\') end += 1
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '\n') return at + 1
    else if (character === '/' && !inClass) return end + 1 + flagsAt(source, end + 1)
  }
  return source.length
}

function flagsAt(source: string, at: number): number {
  return /^[a-z]*/.exec(source.slice(at, at + 10))?.[0].length ?? 0
}

/** Escapes of quotes; others do not matter in a title. */
function plain(text: string): string {
  return text.replaceAll(/\\(['"`\\])/g, '$1')
}
