/** Invented calls as models that had not seen their writers judge them: what is measured, and learned, of calls as a whole. */
import { type Fold, type Judged, judgeScene } from './judging.ts'
import type { Scene } from './scenes.ts'
import type { Material } from './train.ts'

export interface JudgedScene extends Judged {
  readonly scene: Scene
  readonly fold: number
}

export function judgedScenes(
  folds: readonly Fold[],
  { scenes, words }: Material,
): readonly JudgedScene[] {
  return folds.flatMap(({ isLeftOut, models }, fold) =>
    scenes
      .filter(({ writer }) => isLeftOut(writer))
      .map((scene) => ({ scene, fold, ...judgeScene(scene, models, words) })),
  )
}
