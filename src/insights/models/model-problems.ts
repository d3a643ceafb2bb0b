/** What goes wrong with a model, in words: what happened and what to do. */
import { Problem } from '../../records/problems.ts'

/** As the log of requests has it. */
export type ModelFailure =
  | 'off'
  | 'no-key'
  | 'no-model'
  | 'key-refused'
  | 'unknown-model'
  | 'unreachable'
  | 'slow'
  | 'busy'
  | 'down'
  | 'refused'
  | 'garbage'
  | 'cap'
  | 'rejected'

const SETTINGS = 'under Settings → AI'

/** `detail`: the name of a model, a host, a status. */
const WORDS: Readonly<Record<ModelFailure, (detail: string) => readonly [string, string]>> = {
  off: () => ['No model is set: nothing was sent.', `An admin can choose one ${SETTINGS}.`],
  'no-key': () => ['The model has no key.', `An admin can add it ${SETTINGS}.`],
  'no-model': () => [
    'It is not said which model of the provider to ask.',
    `An admin can name it ${SETTINGS}.`,
  ],
  'key-refused': (host) => [
    `${host} refused the key.`,
    `Check ${SETTINGS} that the key is whole, still valid and allowed to use this model.`,
  ],
  'unknown-model': (model) => [
    `The provider does not know the model "${model}".`,
    `Check its name ${SETTINGS}, letter by letter.`,
  ],
  unreachable: (host) => [
    `${host} cannot be reached.`,
    `Check the address ${SETTINGS} and that this machine may reach it, then try again.`,
  ],
  slow: (seconds) => [
    `The model did not finish within ${seconds} seconds.`,
    'Try again later, or choose a faster model.',
  ],
  busy: (host) => [
    `${host} does not take more requests for now.`,
    'Try again in a few minutes; if it stays, raise the limits of the key at the provider.',
  ],
  down: (host) => [`${host} answers with errors of its own.`, 'Try again later.'],
  refused: () => [
    'The model would not answer to what was said in this call.',
    'Leave the call out, or try another model.',
  ],
  garbage: () => [
    'The model gave no answer that can be read, twice.',
    'Try again; if it stays, choose a model that is better at giving JSON.',
  ],
  cap: (which) => [
    `This month's cap of ${which} for the model is reached: nothing was sent.`,
    `An admin can raise the cap ${SETTINGS}; it starts anew next month.`,
  ],
  rejected: (detail) => [
    `The provider did not take the request (${detail}).`,
    `Check the address and the model ${SETTINGS}.`,
  ],
}

/** D-AI, with the reason for the log of requests. */
export class ModelProblem extends Problem {
  readonly failure: ModelFailure
  /** What it may have cost is not known. */
  readonly isPaidFor: boolean

  constructor(failure: ModelFailure, detail = '', cause?: unknown) {
    const [message, fix] = WORDS[failure](detail)
    super({ code: 'D-AI', message, fix, ...(cause !== undefined && { cause }) })
    this.failure = failure
    this.isPaidFor = failure === 'slow' || failure === 'garbage' || failure === 'refused'
  }
}
