/** Markdown of our own documentation as HTML that cannot carry anything else: no raw HTML, links to pages and https only. */
import { Marked } from 'marked'

export interface Article {
  readonly title: string | undefined
  readonly html: string
}

export interface Entry {
  readonly page: string
  readonly title: string
  readonly says: string
}

const markdown = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      const to = linkTarget(href)
      if (to === undefined) return words
      const outside = to.startsWith('https:') ? ' target="_blank" rel="noreferrer"' : ''
      return `<a href="${escaped(to)}"${outside}>${words}</a>`
    },
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    // Wide tables and long lines scroll by themselves, and a keyboard must reach them.
    code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
  },
})

/** The first heading becomes the page's title and leaves the text. */
export function rendered(source: string): Article {
  const first = /^#\s+(.+)$/m.exec(source)
  const body = first ? source.replace(first[0], '') : source
  const html = markdown.parse(body, { async: false })
  return {
    title: first?.[1]?.replaceAll(/[`*_]/g, ''),
    html: html
      .replaceAll('<table>', '<div class="scroll" tabindex="0"><table class="t">')
      .replaceAll('</table>', '</table></div>'),
  }
}

const ENTRY = /^\s*-\s*\[([^\]]+)\]\(([^)]+)\)(?::\s*(.*))?$/gm
const PAGE = /(?:^|\/)docs\/([\w-]+)\.md$/

/** The pages that `/llms.txt` lists, in its order, but the one that opens them first. */
export function contentsOf(llms: string): readonly Entry[] {
  const entries = [...llms.matchAll(ENTRY)].flatMap(([, title = '', href = '', says = '']) => {
    const page = PAGE.exec(href)?.[1]
    return page ? [{ page, title, says: says.replaceAll('`', '') }] : []
  })
  const isFirst = ({ page }: Entry) => page === 'index'
  return [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))]
}

/** `sync.md`, `../sync.md#weekly` and `/docs/sync.md` are pages of ours; anything but those, anchors and https falls. */
function linkTarget(href: string): string | undefined {
  if (/^#[\w-]*$/.test(href) || href.startsWith('https://')) return href
  const own = /^(?:\.{0,2}\/)*(?:docs\/)?([\w-]+)\.md(#[\w-]*)?$/.exec(href)
  return own ? `/docs/${own[1]}${own[2] ?? ''}` : undefined
}

function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
