/** How right findings are: by the places that they share with labels. Pure. */
import { RISK_TYPES, type RiskType } from '../../../src/records/finding.ts'
import {
  type Findings,
  type FoundAnswer,
  type LabelKind,
  type LabelledField,
  type Labels,
  ofEachKind,
  ofEachType,
  type Place,
  touches,
  touchesAny,
} from './places.ts'

/** 0 to 1; null where there is nothing to tell it from. */
export interface Rightness {
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
}

export interface Score {
  readonly risks: Readonly<Record<RiskType, Rightness>>
  readonly meanRiskF1: number | null
  readonly nearMissRate: number | null
  readonly labels: Readonly<Record<LabelKind, Rightness>>
  readonly handoff: {
    readonly fieldRecall: number | null
    readonly wrong: number | null
    readonly invented: number | null
  }
}

export function scoreOf(found: Findings, labels: Labels): Score {
  const risks = scoreRisks(found.risks, labels)
  return {
    ...risks,
    labels: ofEachKind((kind) =>
      rightness(
        found.labels.filter((one) => one.kind === kind),
        labels.kinds[kind],
      ),
    ),
    handoff: scoreHandoff(found.handoff, labels.handoff),
  }
}

type TypedPlace = Place & { readonly type: RiskType }

export function scoreRisks(
  found: readonly TypedPlace[],
  labels: Pick<Labels, 'risks' | 'nearMisses'>,
): Pick<Score, 'risks' | 'meanRiskF1' | 'nearMissRate'> {
  const of = (places: readonly TypedPlace[], type: RiskType) =>
    places.filter((one) => one.type === type)
  const risks = ofEachType((type) => rightness(of(found, type), of(labels.risks, type)))
  const measured = RISK_TYPES.flatMap((type) => risks[type].f1 ?? [])
  const touched = labels.nearMisses.filter((miss) => touchesAny(miss, of(found, miss.type)))
  return {
    risks,
    meanRiskF1: share(
      measured.reduce((sum, f1) => sum + f1, 0),
      measured.length,
    ),
    nearMissRate: share(touched.length, labels.nearMisses.length),
  }
}

/** Precision over findings, recall over labels. Finding nothing where there is something counts as 0. */
export function rightness(found: readonly Place[], labelled: readonly Place[]): Rightness {
  if (found.length === 0 && labelled.length === 0) {
    return { precision: null, recall: null, f1: null }
  }
  const right = found.filter((one) => touchesAny(one, labelled)).length
  const recalled = labelled.filter((one) => touchesAny(one, found)).length
  const precision = share(right, found.length) ?? 0
  const recall = share(recalled, labelled.length)
  const f1 = recall === null ? 0 : f1Of(precision, recall)
  return { precision: rounded(precision), recall: recall === null ? null : recall, f1 }
}

export function f1Of(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : rounded((2 * precision * recall) / (precision + recall))
}

/** A field whose answer is not open and has no support tells nothing, and is left out. */
export function scoreHandoff(
  found: readonly FoundAnswer[],
  fields: readonly LabelledField[],
): Score['handoff'] {
  const answerTo = ({ account, question }: LabelledField) =>
    found.find((one) => one.account === account && one.question === question)
  const isAnswered = (field: LabelledField): boolean => (answerTo(field)?.answer ?? '') !== ''
  const supported = fields.filter(({ isOpen, support }) => !isOpen && support.length > 0)
  const open = fields.filter(({ isOpen }) => isOpen)
  const isRecalled = (field: LabelledField): boolean =>
    (answerTo(field)?.evidence ?? []).some((one) =>
      field.support.some((support) => touches(one, support)),
    )
  const recalled = supported.filter((field) => isAnswered(field) && isRecalled(field)).length
  const wrong = supported.filter((field) => isAnswered(field) && !isRecalled(field)).length
  return {
    fieldRecall: share(recalled, supported.length),
    wrong: share(wrong, supported.length),
    invented: share(open.filter(isAnswered).length, open.length),
  }
}

/** Null of nothing. */
export function share(part: number, all: number): number | null {
  return all === 0 ? null : rounded(part / all)
}

export function rounded(value: number): number {
  return Number(value.toFixed(4))
}
