/** `snippets/`: worries in a few sentences of one customer, a line each: `type severity | sentence / sentence`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { riskType, severity } from '../../src/records/finding.ts'

const FOLDER = join(import.meta.dirname, 'snippets')
const line = z.object({ type: riskType, severity, sentences: z.array(z.string().min(1)).min(1) })
export type Snippet = z.infer<typeof line> & { readonly writer: string }

export function readSnippets(): readonly Snippet[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(join(FOLDER, name), 'utf8')
        .split('\n')
        .filter((text) => text.trim() !== '')
        .map((text) => {
          const [head = '', said = ''] = text.split('|').map((part) => part.trim())
          const [type, level] = head.split(/\s+/)
          const sentences = said.split(/\s+\/\s+/)
          return { ...line.parse({ type, severity: level, sentences }), writer: name.slice(0, 1) }
        }),
    )
}
