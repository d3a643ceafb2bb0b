/** What our own Markdown may become: text, links to our pages and https, nothing that runs. */
import { expect, test } from 'vitest'
import { contentsOf, rendered } from './markdown.ts'

test('the first heading is the title and leaves the text', () => {
  const { title, html } = rendered('# The `API`\n\nText.\n\n## More of it\n')
  expect(title).toBe('The API')
  expect(html).not.toContain('<h1')
  expect(html).toContain('<h2 id="more-of-it">More of it</h2>')
})

test('raw HTML and pictures arrive as text', () => {
  const { html } = rendered(
    '<script>x()</script>\n\na <b onclick="x()">b</b> ![p](https://x/y.png)',
  )
  expect(html).not.toMatch(/<(script|b|img)/)
  expect(html).toContain('&lt;script&gt;')
})

test('links lead to our pages, to anchors and to https, and nowhere else', () => {
  const { html } = rendered(
    '[a](sync.md#weekly) [b](../docs/scopes.md) [c](https://gong.io/?a="b) [d](#end) [e](javascript:x) [f](data:text/html,x) [g](//evil.example)',
  )
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    '/docs/sync#weekly',
    '/docs/scopes',
    'https://gong.io/?a=&quot;b',
    '#end',
  ])
})

test('code is shown as it is written', () => {
  expect(rendered('```\n<a> && "b"\n```').html).toContain('&lt;a&gt; &amp;&amp; &quot;b&quot;')
})

test('the list of pages is read from llms.txt, in its order, its opening page first', () => {
  const llms =
    '# X\n- [Sync](/docs/sync.md): in step\n- [Home](https://x.example/)\n- [A](docs/a-b.md): `a`\n- [Start](/docs/index.md)'
  expect(contentsOf(llms)).toEqual([
    { page: 'index', title: 'Start', says: '' },
    { page: 'sync', title: 'Sync', says: 'in step' },
    { page: 'a-b', title: 'A', says: 'a' },
  ])
})
