/** Attacks on a model by what is said in a call, and models that obey them. */
import { ORDERS } from './injection-orders.ts'
import { SHAPES } from './injection-shapes.ts'
import type { ModelScript } from './scripted-model.ts'

export interface Attack {
  readonly name: string
  readonly callId: string
  readonly place: 'text' | 'title' | 'name' | 'job'
  readonly words: string
  readonly obey: ModelScript
}

export const ATTACKS: readonly Attack[] = [...ORDERS, ...SHAPES].map(
  ([name, place, words, obey], n) => ({ name, callId: String(7_001 + n), place, words, obey }),
)
