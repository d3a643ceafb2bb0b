/** What the product shows of accounts, as it says it over its API, by the sentence numbers of the account files. */
import type { z } from 'zod'
import { z as schema } from 'zod'
import type { Evidence } from '../../../src/records/evidence.ts'
import { handoff, handoffTemplate } from '../../../src/records/handoff.ts'
import { type Moment, moment } from '../../../src/records/moment.ts'
import { type Risk, risk } from '../../../src/records/risk.ts'
import type { Caller } from '../../api-caller.ts'
import type { AccountFile, FileCall } from './account-files.ts'
import {
  type Findings,
  type FoundAnswer,
  type FoundRisk,
  KINDS,
  kindOfMoment,
  type LabelKind,
  type Place,
} from './places.ts'

type PlaceOf = (evidence: Pick<Evidence, 'callId' | 'sentences'>) => Place

/** `ids`: of accounts, by slug. */
export async function findingsOf(
  api: Caller,
  accounts: readonly AccountFile[],
  ids: ReadonlyMap<string, string>,
): Promise<Findings> {
  const placeOf = placesIn(accounts.flatMap(({ calls }) => calls))
  const risks: FoundRisk[] = []
  const labels: (Place & { readonly kind: LabelKind })[] = []
  const answers: FoundAnswer[] = []
  for (const account of accounts) {
    const path = `/accounts/${ids.get(account.slug) ?? ''}`
    const own = (await wholeList(api, `${path}/moments`, moment)).filter(isOurs)
    labels.push(...labelsOf(own, placeOf))
    risks.push(...risksOf(await wholeList(api, `${path}/risks`, risk), own, placeOf))
    answers.push(...(await answersOf(api, account, ids.get(account.slug) ?? '', placeOf)))
  }
  return { risks, labels, handoff: answers }
}

/** What Gong or a person has marked is not ours. */
function isOurs({ origin }: { readonly origin: Moment['origin'] }): boolean {
  return origin === 'derived' || origin === 'model'
}

/** The product counts sentences from 0 in the order of the call. */
export function placesIn(calls: readonly FileCall[]): PlaceOf {
  const numbers = new Map(calls.map(({ id, sentences }) => [id, sentences.map(({ n }) => n)]))
  return ({ callId, sentences }) => ({
    callId,
    sentences: sentences.map((at) => numbers.get(callId)?.[at] ?? at),
  })
}

function labelsOf(moments: readonly Moment[], placeOf: PlaceOf): Findings['labels'] {
  return KINDS.flatMap((kind) =>
    moments
      .filter((one) => one.kind === kindOfMoment(kind))
      .map(({ evidence }) => ({ ...placeOf(evidence), kind })),
  )
}

/** Each place of each risk; how sure it is stands with the moment of the same words. */
function risksOf(
  risks: readonly Risk[],
  moments: readonly Moment[],
  placeOf: PlaceOf,
): readonly FoundRisk[] {
  return risks.filter(isOurs).flatMap(({ type, severity, evidence }) =>
    evidence.map((one): FoundRisk => {
      const same = moments.find(
        ({ kind, riskType, evidence: { callId, sentences } }) =>
          kind === 'risk' &&
          riskType === type &&
          callId === one.callId &&
          sentences.join() === one.sentences.join(),
      )
      return {
        ...placeOf(one),
        type,
        severity: same?.severity ?? severity,
        confidence: same?.confidence ?? 0,
      }
    }),
  )
}

/** The questions of the file become a template; of each the engine has to tell what it asks for. */
async function answersOf(
  api: Caller,
  { slug, account, handoff: questions }: AccountFile,
  accountId: string,
  placeOf: PlaceOf,
): Promise<readonly FoundAnswer[]> {
  if (questions.length === 0) return []
  const template = handoffTemplate.parse(
    await api.ask('POST', '/handoff-templates', {
      name: `Questions of ${account.name}`.slice(0, 100),
      isDefault: false,
      fields: questions.map(({ question }, n) => ({ key: keyOf(n), question, kinds: [] })),
    }),
  )
  const path = `/handoffs/${accountId}`
  await api.ask('PATCH', path, { templateId: template.templateId })
  await api.ask('POST', `${path}:generate`, { level: 'built-in' })
  const { answers } = handoff.parse(await api.ask('GET', path))
  return questions.map(({ question }, n) => {
    const { sentences = [] } = answers.find(({ key }) => key === keyOf(n)) ?? {}
    return {
      account: slug,
      question,
      answer: sentences.map(({ text }) => text).join('\n'),
      evidence: sentences.flatMap(({ evidence }) => evidence.map(placeOf)),
    }
  })
}

/** Of a question of a file, as a template names it. */
export function keyOf(number: number): string {
  return `q${number + 1}`
}

async function wholeList<Item extends z.ZodType>(
  api: Caller,
  path: string,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const page = schema.object({ data: schema.array(item), nextCursor: schema.string().nullable() })
  const all: z.output<Item>[] = []
  let cursor: string | null = null
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { data, nextCursor } = page.parse(await api.ask('GET', `${path}?limit=100${more}`))
    all.push(...data)
    cursor = nextCursor
  } while (cursor !== null)
  return all
}
