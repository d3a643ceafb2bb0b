import mammoth from 'mammoth'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { handoffWorld } from '../../../test/handoff-world.ts'
import { plain } from './markdown.ts'

const NASTY =
  '# <script>alert(1)</script> | [x](javascript:1) **b** `c` ![i](http://evil.example/p) &amp; \u0007 @maya'

async function written() {
  const world = await handoffWorld()
  await world.call(
    'first',
    'maya',
    'Our agents type every order twice.',
    NASTY,
    'It costs $30 a seat.',
  )
  await world.call('second', 'sam', 'Nobody sees this.')
  await world.write(world.sam, {
    pain_points: [
      ['Agents type every order twice.', 'first', 1],
      [NASTY, 'first', 2],
    ],
    commercial: [['It costs $30 a seat.', 'first', 3]],
    concerns: [['Nobody sees this.', 'second', 1]],
  })
  return world
}

test('A-081: the Markdown is a document with a quote and the place in Gong for each claim', async () => {
  const { handoffs, maya, accountId } = await written()
  const { fileName, content, encoding } = await handoffs.export(maya, accountId, 'md')
  expect([fileName, encoding]).toEqual(['handoff-acme-2026-04-09.md', 'utf-8'])
  const lines = content.split('\n')
  expect(lines[0]).toBe('# Handoff: Acme')
  expect(lines).toContain('- Agents type every order twice.')
  expect(content).toMatch(
    /\n  - “Our agents type every order twice.” — Pat Lee \(CTO, customer\), \[Call first, 11 Mar 2026, 0:08\]\[1\]\n/,
  )
  expect(content).toMatch(/\n- “It costs \$30 a seat.” — Pat Lee \(CTO, customer\), \[/)
  expect(content).toContain('- *One more point is based on a call you cannot see.*')
  expect(content).toContain('Not mentioned in 1 call.')
  expect(content).not.toContain('Nobody sees this')
  const html = await marked.parse(content, { gfm: true })
  expect(html).toContain('href="https://us-12345.app.gong.io/call?id=first&amp;highlights=')
  expect(html).not.toMatch(/<script|<img|<strong>b|javascript:1"|evil\.example\/p"|<code>/)
  expect(html.match(/<h1/g)).toHaveLength(1)
})

test('A-081: Word opens the document, with the people as a table and a footnote for each claim', async () => {
  const { handoffs, sam, accountId } = await written()
  const { content, encoding, mediaType } = await handoffs.export(sam, accountId, 'docx')
  expect([encoding, mediaType]).toEqual(['base64', expect.stringContaining('wordprocessingml')])
  const buffer = Buffer.from(content, 'base64')
  const { value: html, messages } = await mammoth.convertToHtml({ buffer })
  expect(messages.filter(({ type }) => type === 'error')).toEqual([])
  expect(html).toContain('Handoff: Acme')
  expect(html).toMatch(/<table>.*Pat Lee.*CTO.*Customer/s)
  expect(html).toMatch(/Agents type every order twice\.<sup><a href="#footnote-1"/)
  expect(html).toMatch(
    /id="footnote-1">.*“Our agents type every order twice\.” Pat Lee \(CTO, customer\)/s,
  )
  expect(html).toContain('href="https://us-12345.app.gong.io/call?id=first&amp;highlights=')
  expect(html).toContain('&lt;script&gt;alert(1)')
})

test('A-081: the JSON is the handoff as the one who asks may see it', async () => {
  const { handoffs, maya, accountId } = await written()
  const { content } = await handoffs.export(maya, accountId, 'json')
  expect(JSON.parse(content)).toEqual(await handoffs.get(maya, accountId))
})

test('A-073: the preparation of the kickoff is a page to take along', async () => {
  const { handoffs, maya, accountId } = await written()
  const { fileName, content } = await handoffs.exportPrep(maya, accountId)
  expect(fileName).toBe('kickoff-acme-2026-04-09.md')
  expect(content.split('\n')[0]).toBe('# Kickoff with Acme')
  for (const part of [
    'Who you meet',
    'What they have told us already',
    'What to ask',
    'Checklist',
  ]) {
    expect(content).toContain(`\n## ${part}\n`)
  }
  expect(content).toContain('- [ ] Accept the handoff')
  expect(content).not.toContain('Nobody sees this')
})

test('what people say stays text in Markdown', async () => {
  for (const text of [
    '- a',
    '1. a',
    '+ a',
    '> a',
    '# a',
    '=== a',
    'a | b',
    '~~a~~',
    '&lt;b&gt;',
    'www.x.example',
  ]) {
    const html = await marked.parse(`- ${plain(text)}\n`, { gfm: true })
    const shown = text.replaceAll('&', '&amp;').replaceAll('>', '&gt;')
    expect([text, html]).toEqual([text, `<ul>\n<li>${shown}</li>\n</ul>\n`])
  }
})
