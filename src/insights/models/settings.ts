/** Which model may be asked: what the operator's environment says, or else what an admin has chosen. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { AiChange, AiProvider, AiSettings } from '../../records/ai.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock, Sealer } from '../../records/ports.ts'
import { Problem, usage } from '../../records/problems.ts'
import { type AiUse, aiUseSince } from '../../store/ai-requests.ts'
import {
  AI_KEY_ROW,
  findAiSettings,
  putAiSettings,
  type StoredAiSettings,
} from '../../store/ai-settings.ts'
import type { Tables } from '../../store/tables.ts'
import { modelBaseUrl, OWN_URLS } from './base-url.ts'
import { ModelProblem } from './model-problems.ts'
import type { ModelLine } from './provider.ts'

/** What the operator says; the whole of it counts once a provider is named. */
export interface ModelEnvironment {
  readonly provider: AiProvider
  readonly baseUrl: string | undefined
  readonly model: string | undefined
  readonly key: string | undefined
}

export interface SettingsNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly sealer: Sealer
  readonly environment: ModelEnvironment | undefined
  /** For one request, its answer included. */
  readonly timeoutMs: number
}

export interface Caps {
  readonly monthlyTokens: number | null
  readonly monthlyCents: number | null
  readonly centsPerMillionIn: number | null
  readonly centsPerMillionOut: number | null
}

/** What is asked, and how much of it this month. */
export interface OpenModel {
  readonly line: ModelLine
  readonly caps: Caps
}

export function createModelSettings(needs: SettingsNeeds) {
  const { db, clock, sealer, environment, timeoutMs } = needs

  const keyOf = async (
    organizationId: string,
    stored: StoredAiSettings | undefined,
  ): Promise<string | undefined> => {
    if (environment !== undefined) return environment.key
    if (stored?.secret == null) return undefined
    return z.string().parse(await sealer.open({ organizationId, id: AI_KEY_ROW }, stored.secret))
  }

  const show = async ({ organizationId }: Pick<Actor, 'organizationId'>): Promise<AiSettings> => {
    const stored = await findAiSettings(db, organizationId)
    const chosen = chosenOf(environment, stored)
    const caps = capsOf(stored)
    const month = monthOf(clock.now())
    const use = await aiUseSince(db, organizationId, month.start)
    return {
      ...chosen,
      ...caps,
      isFromEnvironment: environment !== undefined,
      hasKey: environment === undefined ? stored?.secret != null : environment.key !== undefined,
      used: { month: month.name, ...use, cents: centsOf(use, caps) },
    }
  }

  return {
    show,

    /** D-CONFLICT for what the environment decides; usage where it is no address that may be asked. */
    async change(actor: Actor, change: AiChange): Promise<AiSettings> {
      const { organizationId } = actor
      if (environment !== undefined && isAboutModel(change)) throw isOperators()
      const stored = await findAiSettings(db, organizationId)
      const before = { ...NOTHING, ...stored }
      const next = {
        organization_id: organizationId,
        provider: change.provider ?? before.provider,
        base_url: changed(change.baseUrl, before.base_url),
        model: changed(change.model, before.model),
        monthly_tokens: changed(change.monthlyTokens, before.monthly_tokens),
        monthly_cents: changed(change.monthlyCents, before.monthly_cents),
        cents_per_million_in: changed(change.centsPerMillionIn, before.cents_per_million_in),
        cents_per_million_out: changed(change.centsPerMillionOut, before.cents_per_million_out),
        changed_by: actor.memberId,
        changed_at: clock.now(),
      }
      check(next)
      // A key is for whom it was given: it is not sent to another address.
      const isElsewhere = next.provider !== before.provider || next.base_url !== before.base_url
      const kept = isElsewhere ? null : before.secret
      const place = { organizationId, id: AI_KEY_ROW }
      const key = change.key?.trim() || null
      const secret =
        change.key === undefined ? kept : key === null ? null : await sealer.seal(place, key)
      await putAiSettings(db, { ...next, secret })
      return show(actor)
    },

    /** Throws a D-AI problem where none may be asked. */
    async open(organizationId: string): Promise<OpenModel> {
      const stored = await findAiSettings(db, organizationId)
      const { provider, model, baseUrl } = chosenOf(environment, stored)
      if (provider === 'off') throw new ModelProblem('off')
      if (model === null) throw new ModelProblem('no-model')
      const key = await keyOf(organizationId, stored)
      if (key === undefined && provider !== 'openai-compatible') throw new ModelProblem('no-key')
      const isOperators = environment !== undefined
      const url = modelBaseUrl(baseUrl ?? '', isOperators)
      const line = { provider, model, key, timeoutMs, baseUrl: url, mayBePrivate: isOperators }
      return { line, caps: capsOf(stored) }
    },

    async isOff(organizationId: string): Promise<boolean> {
      if (environment !== undefined) return environment.provider === 'off'
      return ((await findAiSettings(db, organizationId))?.provider ?? 'off') === 'off'
    },
  }
}

export type ModelSettings = ReturnType<typeof createModelSettings>

const NOTHING = {
  provider: 'off',
  base_url: null,
  model: null,
  secret: null,
  monthly_tokens: null,
  monthly_cents: null,
  cents_per_million_in: null,
  cents_per_million_out: null,
} as const

function chosenOf(
  environment: ModelEnvironment | undefined,
  stored: StoredAiSettings | undefined,
): Pick<AiSettings, 'provider' | 'baseUrl' | 'model'> {
  const { provider, baseUrl, model } = environment ?? {
    provider: stored?.provider ?? 'off',
    baseUrl: stored?.base_url ?? undefined,
    model: stored?.model ?? undefined,
  }
  const own = provider === 'anthropic' || provider === 'openai' ? OWN_URLS[provider] : null
  return { provider, baseUrl: baseUrl ?? own, model: model ?? null }
}

function capsOf(stored: StoredAiSettings | undefined): Caps {
  const { monthly_tokens, monthly_cents, cents_per_million_in, cents_per_million_out } =
    stored ?? NOTHING
  return {
    monthlyTokens: monthly_tokens,
    monthlyCents: monthly_cents,
    centsPerMillionIn: cents_per_million_in,
    centsPerMillionOut: cents_per_million_out,
  }
}

/** Undefined stays as it was; an empty text is nothing. */
function changed<Value>(next: Value | null | undefined, before: Value | null): Value | null {
  if (next === undefined) return before
  return next === '' ? null : next
}

function check(next: Omit<StoredAiSettings, 'secret'>): void {
  if (next.base_url !== null) modelBaseUrl(next.base_url, false)
  if (next.provider === 'openai-compatible' && next.base_url === null) {
    throw usage('It is not said where the model is.', 'Give the address of its API as well.')
  }
  const hasPrices = next.cents_per_million_in !== null && next.cents_per_million_out !== null
  if (next.monthly_cents !== null && !hasPrices) {
    throw usage(
      'A cap in money needs prices: what a million tokens cost is not known.',
      'Give the prices in and out as well, or cap the tokens.',
    )
  }
}

function isAboutModel({ provider, baseUrl, model, key }: AiChange): boolean {
  return [provider, baseUrl, model, key].some((value) => value !== undefined)
}

function isOperators(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'The environment of this installation decides which model is asked.',
    fix: 'Ask the operator to change CARRYOVER_AI_PROVIDER and its companions, or to take them away.',
  })
}

/** Of UTC. */
export function monthOf(now: Date): { readonly name: string; readonly start: Date } {
  const name = now.toISOString().slice(0, 7)
  return { name, start: new Date(`${name}-01T00:00:00Z`) }
}

/** Null where prices are not known. */
export function centsOf(
  { tokensIn, tokensOut }: Pick<AiUse, 'tokensIn' | 'tokensOut'>,
  { centsPerMillionIn, centsPerMillionOut }: Caps,
): number | null {
  if (centsPerMillionIn === null || centsPerMillionOut === null) return null
  const cents = (tokensIn * centsPerMillionIn + tokensOut * centsPerMillionOut) / 1e6
  return Math.round(cents * 100) / 100
}
