/** The tests of a file: their titles below those of the groups they stand in. */
import { type Token, tokensOf } from './tokens.ts'

export interface TestTitle {
  /** Outermost group first, joined by ` › `. */
  readonly name: string
  /** The name, and what in the table of a `.each` begins like an id: such rows are named as well. */
  readonly text: string
}

const CALLS = new Set(['test', 'it', 'describe', 'suite'])
const GROUPS = new Set(['describe', 'suite'])
/** What is not run shows nothing. */
const NOT_RUN = new Set(['skip', 'todo', 'skipIf'])

const STARTS_WITH_ID = /^[A-Z]-\d/

interface Call {
  readonly isGroup: boolean
  readonly isRun: boolean
  readonly title: string
  readonly table: string
  /** Behind its closing parenthesis. */
  readonly end: number
}

export function testTitles(source: string): readonly TestTitle[] {
  const tokens = tokensOf(source)
  const titles: TestTitle[] = []
  const groups: Call[] = []
  tokens.forEach((_token, at) => {
    while (groups.length > 0 && at >= (groups.at(-1)?.end ?? 0)) groups.pop()
    const call = callAt(tokens, at)
    if (call === undefined) return
    if (call.isGroup) {
      groups.push(call)
      return
    }
    const all = [...groups, call]
    if (!all.every(({ isRun }) => isRun)) return
    const name = all.map(({ title }) => title).join(' › ')
    titles.push({ name, text: `${name} ${all.map(({ table }) => table).join(' ')}` })
  })
  return titles
}

/** As `test('…', …)`, `test.each([…])('…', …)`, `describe.skip('…', …)`. */
function callAt(tokens: readonly Token[], at: number): Call | undefined {
  const word = tokens[at]
  if (word?.kind !== 'word' || !CALLS.has(word.value) || isSign(tokens[at - 1], '.'))
    return undefined
  const modifiers: string[] = []
  let table = ''
  let open = at + 1
  while (isSign(tokens[open], '.')) {
    const modifier = tokens[open + 1]?.value ?? ''
    modifiers.push(modifier)
    open += 2
    if (!['each', 'for', 'skipIf', 'runIf'].includes(modifier)) continue
    const end = isSign(tokens[open], '(') ? endOfGroup(tokens, open) : open + 1
    table += textsOf(tokens.slice(open, end))
    open = end
  }
  if (!isSign(tokens[open], '(')) return undefined
  const title = titleAt(tokens, open + 1)
  if (title === undefined) return undefined
  return {
    isGroup: GROUPS.has(word.value),
    isRun: !modifiers.some((modifier) => NOT_RUN.has(modifier)),
    title,
    table,
    end: endOfGroup(tokens, open),
  }
}

/** One text, or several with `+` between. */
function titleAt(tokens: readonly Token[], at: number): string | undefined {
  const [first, sign] = [tokens[at], tokens[at + 1]]
  if (first?.kind !== 'text') return undefined
  return isSign(sign, '+') ? first.value + (titleAt(tokens, at + 2) ?? '') : first.value
}

/** Behind the parenthesis that closes the one at `open`. */
function endOfGroup(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at += 1) {
    if (isSign(tokens[at], '(')) depth += 1
    if (isSign(tokens[at], ')')) depth -= 1
    if (depth === 0) return at + 1
  }
  return tokens.length
}

function textsOf(tokens: readonly Token[]): string {
  return tokens
    .filter(({ kind, value }) => kind === 'text' && STARTS_WITH_ID.test(value))
    .map(({ value }) => ` ${value}`)
    .join('')
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.value === sign
}
