/** What pages say of moments: their kinds, where they come from. */
import type { Moment } from '../../src/records/moment.ts'
import type { NoteKind } from './note-mark.tsx'

type Kind = Moment['kind']

export const MOMENT_NAMES: Readonly<Record<Kind, { readonly one: string; readonly many: string }>> =
  {
    risk: { one: 'Risk', many: 'Risks' },
    concern: { one: 'Objection or concern', many: 'Objections' },
    requirement: { one: 'Requirement', many: 'Requirements' },
    commitment: { one: 'Promise', many: 'Promises' },
    question: { one: 'Question', many: 'Questions' },
    nextStep: { one: 'Next step', many: 'Next steps' },
    painPoint: { one: 'Pain point', many: 'Pain points' },
    useCase: { one: 'Use case', many: 'Use cases' },
    successCriterion: { one: 'Success criterion', many: 'Success criteria' },
    competitor: { one: 'Competitor', many: 'Competitors' },
    pricing: { one: 'Pricing', many: 'Pricing' },
    praise: { one: 'Praise', many: 'Praise' },
    plan: { one: 'Plan', many: 'Plans' },
    terms: { one: 'Terms', many: 'Terms' },
    technical: { one: 'Technical fact', many: 'Technical facts' },
    stakeholder: { one: 'Stakeholder', many: 'Stakeholders' },
    mark: { one: 'Mark', many: 'Marks' },
  }

/** What the engine or a model can find, as it stands in a row to choose from. */
export const FOUND_KINDS: readonly Exclude<Kind, 'mark'>[] = [
  'concern',
  'requirement',
  'risk',
  'commitment',
  'question',
  'nextStep',
  'painPoint',
  'useCase',
  'successCriterion',
  'competitor',
  'pricing',
  'praise',
  'plan',
  'terms',
  'technical',
  'stakeholder',
]

export const MOMENT_KINDS: readonly Kind[] = [...FOUND_KINDS, 'mark']

const NOTES: Readonly<Partial<Record<Kind, NoteKind>>> = {
  risk: 'risk',
  commitment: 'promise',
  nextStep: 'step',
  question: 'question',
  requirement: 'want',
  successCriterion: 'want',
  useCase: 'want',
  concern: 'worry',
  painPoint: 'worry',
  mark: 'highlight',
}

/** The shape that a moment has on a staff. */
export function noteOf({ kind, origin, gongKind }: Pick<Moment, 'kind' | 'origin' | 'gongKind'>) {
  if (origin === 'own') return 'own'
  return NOTES[kind] ?? gongKind ?? 'fact'
}

/** `Risk: executive, high`; the name that Gong gives it; else the kind. */
export function momentName(moment: Moment): string {
  const { kind, origin, riskType, severity, label } = moment
  if (kind === 'risk' && riskType !== null) {
    return ['Risk', [riskType, severity].filter(Boolean).join(', ')].join(': ')
  }
  if (origin !== 'derived' && origin !== 'model') return label
  return MOMENT_NAMES[kind].one
}
