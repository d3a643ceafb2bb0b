/** What the operations over moments, risks, handoffs and models are given. Everything answers only what the actor may see. */
import type {
  AiChange,
  AiPreview,
  AiRequest,
  AiSettings,
  AiTest,
  CallsAnswer,
} from '../records/ai.ts'
import type { FindingKind, RiskType } from '../records/finding.ts'
import type {
  Exported,
  Handoff,
  HandoffAnswer,
  HandoffBoard,
  HandoffEvent,
  HandoffField,
  HandoffProgress,
  HandoffTemplate,
  Prep,
} from '../records/handoff.ts'
import type { Actor } from '../records/member.ts'
import type { Brief, CallInsights, Moment, Period } from '../records/moment.ts'
import type {
  Risk,
  RiskCounts,
  RiskRules,
  RiskRulesTest,
  RiskState,
  RiskTrend,
} from '../records/risk.ts'
import type { PageOf, PageRequest } from './needs.ts'

export interface InsightNeeds {
  readonly insights: Insights
  readonly risks: Risks
  readonly handoffs: Handoffs
  readonly ai: Ai
}

export interface MomentFilter {
  readonly kinds: readonly (FindingKind | 'mark')[]
  readonly side: 'customer' | 'us' | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
}

export interface Insights {
  /** Newest call first, in the order of the call. D-NOT-FOUND where there is no such account or call. So for all below. */
  moments(
    actor: Actor,
    accountId: string,
    filter: MomentFilter,
    page: PageRequest,
  ): Promise<PageOf<Moment>>
  ofCall(actor: Actor, callId: string): Promise<CallInsights>
  brief(actor: Actor, accountId: string, period: Period): Promise<Brief>
  /** Ticks a next step off, or back on. */
  tick(actor: Actor, accountId: string, momentId: string, isDone: boolean): Promise<Moment>
}

export interface RiskFilter {
  readonly accountId: string | undefined
  readonly type: RiskType | undefined
  readonly state: RiskState | undefined
  readonly ownerId: string | undefined
  readonly since: Date | undefined
}

export interface RiskChange {
  readonly state: RiskState | undefined
  /** Wanted for `dismissed`: the rules learn the exception. */
  readonly reason: string | undefined
  readonly ownerId: string | null | undefined
}

export interface Risks {
  /** The heaviest first. */
  list(
    actor: Actor,
    filter: RiskFilter,
    page: PageRequest,
  ): Promise<PageOf<Risk> & { readonly counts: RiskCounts }>
  get(actor: Actor, riskId: string): Promise<Risk>
  change(actor: Actor, riskId: string, change: RiskChange): Promise<Risk>
  trend(
    actor: Actor,
    filter: Pick<RiskFilter, 'accountId' | 'type'>,
    weeks: number,
  ): Promise<RiskTrend>
  rules(actor: Actor): Promise<RiskRules>
  /** D-CONFLICT where somebody has changed them since `version`. */
  changeRules(actor: Actor, rules: Omit<RiskRules, 'changedBy' | 'changedAt'>): Promise<RiskRules>
  /** `days`: how far back the calls are tried; 0 for the text alone. */
  testRules(
    actor: Actor,
    request: {
      readonly rules: Omit<RiskRules, 'changedBy' | 'changedAt'>
      readonly text: string
      readonly days: number
    },
  ): Promise<RiskRulesTest>
}

export interface GenerateRequest {
  readonly level: 'built-in' | 'model'
  readonly period: Period
  /** Only these calls; all of the period where none is named. */
  readonly callIds: readonly string[]
  /** Said to a model beside the questions. */
  readonly instruction: string | undefined
  /** Only these fields. */
  readonly fieldKeys: readonly string[]
}

export interface Handoffs {
  board(actor: Actor, filter: { readonly ownerId: string | undefined }): Promise<HandoffBoard>
  /** One that nobody has begun is a draft of the default template with the suggestions of the built-in engine. */
  get(actor: Actor, accountId: string): Promise<Handoff>
  /** Answers at once with `progress`; people's words stay, and get a proposal where a newer call says more. */
  generate(actor: Actor, accountId: string, request: GenerateRequest): Promise<Handoff>
  /** How far a generation is, for whoever watches it; as `get` says it. */
  progress(actor: Actor, accountId: string): Promise<HandoffProgress>
  answer(
    actor: Actor,
    accountId: string,
    key: string,
    change: {
      /** The new words, a sentence an entry; evidence that was there stays with the sentences that keep it. */
      readonly sentences:
        | readonly {
            readonly text: string
            readonly evidence: readonly {
              readonly callId: string
              readonly sentences: readonly number[]
            }[]
          }[]
        | undefined
      readonly isConfirmed: boolean | undefined
      readonly proposal: 'take' | 'leave' | undefined
    },
  ): Promise<HandoffAnswer>
  /** Says which side holds; `null` that both do. */
  decide(
    actor: Actor,
    accountId: string,
    contradictionId: string,
    side: number | null,
    note: string,
  ): Promise<Handoff>
  change(
    actor: Actor,
    accountId: string,
    change: {
      readonly dueOn: string | null | undefined
      readonly templateId: string | undefined
      readonly state: 'draft' | 'ready' | undefined
    },
  ): Promise<Handoff>
  /** D-CONFLICT with what is missing where it is not complete. */
  accept(actor: Actor, accountId: string): Promise<Handoff>
  return(actor: Actor, accountId: string, reason: string): Promise<Handoff>
  history(actor: Actor, accountId: string): Promise<readonly HandoffEvent[]>
  export(actor: Actor, accountId: string, format: 'md' | 'docx' | 'json'): Promise<Exported>
  prep(actor: Actor, accountId: string): Promise<Prep>
  exportPrep(actor: Actor, accountId: string): Promise<Exported>
  templates(actor: Actor): Promise<readonly HandoffTemplate[]>
  saveTemplate(
    actor: Actor,
    template: {
      readonly templateId: string | undefined
      readonly name: string
      readonly fields: readonly HandoffField[]
      readonly isDefault: boolean
    },
  ): Promise<HandoffTemplate>
  removeTemplate(actor: Actor, templateId: string): Promise<void>
}

export interface Ai {
  settings(actor: Actor): Promise<AiSettings>
  /** D-CONFLICT where the environment decides. */
  change(actor: Actor, change: AiChange): Promise<AiSettings>
  /** Sends one short question without any call text. */
  test(actor: Actor): Promise<AiTest>
  preview(actor: Actor, accountId: string): Promise<AiPreview>
  requests(actor: Actor, page: PageRequest): Promise<PageOf<AiRequest>>
  ask(
    actor: Actor,
    request: {
      readonly question: string
      readonly accountId: string | undefined
      readonly period: Period
    },
  ): Promise<CallsAnswer>
}
