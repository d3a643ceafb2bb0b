/** The questions of a template while somebody changes them. Pure. */
import type { FindingKind } from '../../../src/records/finding.ts'
import type { HandoffField, HandoffTemplate } from '../../../src/records/handoff.ts'

export interface FieldDraft {
  readonly id: number
  /** Undefined for a new one: its key comes from its words. */
  readonly key: string | undefined
  readonly question: string
  readonly kinds: readonly FindingKind[]
}

export function fieldDrafts(template: HandoffTemplate | undefined): readonly FieldDraft[] {
  const fields = template?.fields ?? []
  if (fields.length === 0) return [{ id: 0, key: undefined, question: '', kinds: [] }]
  return fields.map(({ key, question, kinds }, id) => ({ id, key, question, kinds }))
}

export function movedUp(fields: readonly FieldDraft[], index: number): readonly FieldDraft[] {
  const [above, below] = [fields[index - 1], fields[index]]
  if (above === undefined || below === undefined) return fields
  return fields.with(index - 1, below).with(index, above)
}

const LONGEST_KEY = 40

/** Without empty questions; a key stays with its question, and no two are alike. */
export function sentFields(fields: readonly FieldDraft[]): HandoffField[] {
  const taken = new Set(fields.flatMap(({ key }) => (key === undefined ? [] : [key])))
  return fields
    .filter(({ question }) => question.trim() !== '')
    .map(({ key, question, kinds }) => ({
      key: key ?? newKey(question, taken),
      question: question.trim(),
      kinds: [...kinds],
    }))
}

function newKey(question: string, taken: Set<string>): string {
  const words = question
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
  const base = words.slice(0, LONGEST_KEY - 4) || 'question'
  let key = base
  for (let n = 2; taken.has(key); n += 1) key = `${base}_${n}`
  taken.add(key)
  return key
}
