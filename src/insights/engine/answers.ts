/** Answers to the questions of a handoff, put together from what was found in an account's calls. */
import type { HandoffField } from '../../records/handoff.ts'
import type { CallReading, CallToRead } from './engine.ts'

export interface ReadCall {
  readonly call: CallToRead
  readonly reading: Pick<CallReading, 'isEnglish' | 'findings' | 'sentiment'>
}

/** A sentence of an answer with the sentences of calls that prove it. */
export interface FieldSentence {
  readonly text: string
  readonly evidence: readonly { readonly callId: string; readonly sentences: readonly number[] }[]
}

/** `calls`: oldest first. Empty where the calls do not say: nothing is guessed. */
export type AnswerField = (
  field: Pick<HandoffField, 'question' | 'kinds'>,
  calls: readonly ReadCall[],
) => readonly FieldSentence[]
