/**
 * The simple HTML that mammoth makes of a Word document, as Markdown: headings, lists, tables, paragraphs. Emphasis and
 * pictures are left out, for files are read as text.
 */

/** What is under way while the tags go by. */
interface Draft {
  readonly lines: string[]
  /** Of the line that is being written. */
  text: string
  /** Before its text: `## `, `  - `. */
  prefix: string
  readonly lists: { readonly ordered: boolean; count: number }[]
  row: string[] | undefined
  rows: number
  href: string
}

export function markdownOf(html: string): string {
  const draft: Draft = {
    lines: [],
    text: '',
    prefix: '',
    lists: [],
    row: undefined,
    rows: 0,
    href: '',
  }
  for (const [, tag, attributes, text] of html.matchAll(/<(\/?\w+)([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) draft.text += entities(text)
    else take(draft, tag ?? '', attributes ?? '')
  }
  endLine(draft, 0)
  return `${draft.lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function take(draft: Draft, tag: string, attributes: string): void {
  const heading = /^h([1-6])$/.exec(tag)?.[1]
  if (heading !== undefined) draft.prefix = `${'#'.repeat(Number(heading))} `
  switch (tag) {
    case 'ul':
    case 'ol':
      // A list within a list begins while the item around it is still open.
      endLine(draft, 0)
      draft.lists.push({ ordered: tag === 'ol', count: 0 })
      break
    case '/ul':
    case '/ol':
      endLine(draft, 0)
      draft.lists.pop()
      if (draft.lists.length === 0) draft.lines.push('')
      break
    case 'li':
      draft.prefix = itemPrefix(draft)
      break
    case '/li':
      endLine(draft, 0)
      break
    case 'br':
      draft.text += ' '
      break
    case 'a':
      draft.href = /href="(https?:[^"]*)"/.exec(attributes)?.[1] ?? ''
      break
    case '/a':
      if (draft.href !== '' && !draft.text.endsWith(draft.href))
        draft.text += ` (${entities(draft.href)})`
      draft.href = ''
      break
    case 'tr':
      draft.row = []
      break
    case '/td':
    case '/th':
      draft.row?.push(draft.text.trim().replaceAll('|', '\\|'))
      draft.text = ''
      break
    case '/tr':
      endRow(draft)
      break
    case '/table':
      draft.rows = 0
      draft.lines.push('')
      break
    case '/p':
    case '/h1':
    case '/h2':
    case '/h3':
    case '/h4':
    case '/h5':
    case '/h6':
      // Paragraphs of one cell share its line.
      if (draft.row) draft.text += ' '
      else endLine(draft, draft.lists.length === 0 ? 1 : 0)
      break
  }
}

function itemPrefix({ lists }: Draft): string {
  const list = lists.at(-1)
  if (list === undefined) return '- '
  list.count += 1
  return `${'  '.repeat(lists.length - 1)}${list.ordered ? `${list.count}.` : '-'} `
}

function endLine(draft: Draft, emptyLines: number): void {
  const text = draft.text.replaceAll(/\s+/g, ' ').trim()
  if (text !== '') draft.lines.push(draft.prefix + text, ...Array<string>(emptyLines).fill(''))
  draft.text = ''
  draft.prefix = ''
}

function endRow(draft: Draft): void {
  const cells = draft.row ?? []
  draft.lines.push(`| ${cells.join(' | ')} |`)
  draft.rows += 1
  if (draft.rows === 1) draft.lines.push(`|${' --- |'.repeat(cells.length)}`)
  draft.row = undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

function entities(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1))
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
}
