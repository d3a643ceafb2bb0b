/** A product with one call of one account, and a scripted model that its operator has named. */
import { expect } from 'vitest'
import type { Actor } from '../src/records/member.ts'
import { createCallIndex } from '../src/search/call-index.ts'
import { insertAccount, insertCall, openToAll, said } from './linked-calls.ts'
import { type Product, startProduct } from './product.ts'
import { insertReading } from './readings.ts'
import {
  goodModel,
  type ModelScript,
  type ScriptedModel,
  startScriptedModel,
} from './scripted-model.ts'

export const TURNS = [
  { speakerId: '21', topic: undefined, sentences: said(0, 'How is the budget looking for this?') },
  {
    speakerId: '11',
    topic: undefined,
    sentences: said(
      5_000,
      'Honestly, the budget for new tools is frozen until September.',
      'We want to go live on the first of May with forty agents.',
    ),
  },
]

export interface Asked {
  readonly product: Product
  readonly model: ScriptedModel
  readonly admin: Actor
}

export async function asked(
  script: ModelScript = goodModel,
  environment: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const model = await startScriptedModel(script)
  const product = await startProduct({
    environment: {
      CARRYOVER_AI_PROVIDER: 'openai-compatible',
      CARRYOVER_AI_BASE_URL: model.url,
      CARRYOVER_AI_MODEL: 'local-model',
      CARRYOVER_AI_KEY: 'sk-secret-1',
      ...environment,
    },
  })
  const admin = await product.member('admin')
  const { organizationId } = admin
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_1', name: 'Acme' })
  await insertCall(db, organizationId, { callId: '7001', accountIds: ['acc_1'], turns: TURNS })
  await db
    .transaction()
    .execute((trx) => createCallIndex({ db }).add(trx, organizationId, ['7001']))
  await insertReading(db, organizationId, '7001', [
    { kind: 'question', sentences: [0] },
    { kind: 'plan', sentences: [2] },
  ])
  return { product, model, admin }
}

const ALL = { accountId: 'acc_1', type: undefined, state: undefined, ownerId: undefined } as const
export const PAGE = { limit: 50, cursor: undefined } as const

export async function risksOf({ product, admin }: Pick<Asked, 'product' | 'admin'>) {
  return (await product.app.needs.risks.list(admin, { ...ALL, since: undefined }, PAGE)).data
}

/** Ends when the model has written, or failed to. */
export async function generated({ product, admin }: Asked) {
  const { handoffs } = product.app.needs
  await handoffs.generate(admin, 'acc_1', {
    level: 'model',
    period: 'all',
    callIds: [],
    instruction: undefined,
    fieldKeys: [],
  })
  await expect
    .poll(async () => (await handoffs.get(admin, 'acc_1')).progress, { timeout: 30_000 })
    .toBeNull()
  return handoffs.get(admin, 'acc_1')
}
