/** Conversations as the models see them, for measuring. */
import { prepareCall, type PreparedSentence } from '../../src/insights/engine/prepare.ts'
import { judgeSentences } from '../../src/insights/engine/sentence-model.ts'
import type { CallToRead } from '../../src/insights/engine/engine.ts'
import type { Models } from './learn.ts'
import type { Scene } from './scenes.ts'
import { callOfScene, namesOfScene } from './sentence-examples.ts'
import type { Words } from './train.ts'

export interface Judged {
  readonly prepared: readonly PreparedSentence[]
  readonly heads: readonly Float32Array[]
}

export interface Fold {
  /** Of a writer, a meeting or a dialogue: the models have not seen it. */
  readonly isLeftOut: (name: string) => boolean
  readonly models: Models
}

export function judgeScene(scene: Scene, { sentence }: Models, { classes }: Words): Judged {
  const prepared = prepareCall(callOfScene(scene), namesOfScene(scene), classes)
  return { prepared, heads: judgeSentences(prepared, sentence) }
}

export function judgeCall(
  call: Pick<CallToRead, 'sentences' | 'people'>,
  { sentence }: Models,
  { classes }: Words,
): Judged {
  const prepared = prepareCall(call, { competitors: [], products: [] }, classes)
  return { prepared, heads: judgeSentences(prepared, sentence) }
}
