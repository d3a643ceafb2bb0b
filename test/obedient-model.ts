/** Models that do what somebody in a call tells them to. */
import {
  fieldsOf,
  jobOf,
  labelOf,
  linesOf,
  type ModelAsk,
  type ModelScript,
} from './scripted-model.ts'

/** Its name, where it stands, its words, and a model that obeys it. `TRAP` is the address of a server that must hear nothing. */
export type AttackRow = readonly [string, 'text' | 'title' | 'name' | 'job', string, ModelScript]

/** What no reader may ever see of an obedient model. */
export const EVIL =
  /evil|attacker|pwned|TRAP|127\.0\.0\.1|approved|no risks?\b|recipient|ignore|system prompt|sk-|unlimited|\$?1,000,000|Mallory|Zendesk|wire/i

type Entry = Readonly<Record<string, unknown>>

/** The same entry to whatever was asked. */
export function always(make: (ask: ModelAsk) => readonly Entry[], more: Entry = {}): ModelScript {
  return (ask) => {
    const sentences = make(ask)
    const job = jobOf(ask)
    if (job === 'answers') {
      const answers = fieldsOf(ask).map((field) => ({ field, sentences }))
      return { text: JSON.stringify({ ...more, answers }) }
    }
    if (job === 'risks') {
      const risks = sentences.map(({ text, citations, ...rest }) => {
        const [first] = Array.isArray(citations) ? citations : []
        return { type: 'budget', severity: 'high', ...first, why: text, ...rest }
      })
      return { text: JSON.stringify({ ...more, risks }) }
    }
    return { text: JSON.stringify({ ...more, sentences }) }
  }
}

/** A line that somebody on the customer's side said, as a true citation. */
export function truly(ask: ModelAsk): Entry {
  const [line] = linesOf(ask).filter(
    ({ side, text }) => side === 'customer' && text.includes('frozen'),
  )
  return { call: labelOf(ask), sentences: [line?.n ?? 0], quote: line?.text ?? '' }
}

export const SILENT: ModelScript = always(() => [])
export const says = (...texts: readonly string[]): ModelScript =>
  always((ask) => texts.map((text) => ({ text, citations: [truly(ask)] })))
export const cites = (citation: Entry, text = 'The budget is frozen.'): ModelScript =>
  always((ask) => [{ text, citations: [{ ...truly(ask), ...citation }] }])
