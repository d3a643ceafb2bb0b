/** Where findings go wrong: types mistaken for each other, the surest false ones, and what was missed. Pure. */
import { RISK_TYPES } from '../../../src/records/finding.ts'
import type { AccountFile } from './account-files.ts'
import { type Findings, type FoundRisk, type Labels, type Place, touches } from './places.ts'

const NONE = 'none'
const NEAR = 'near miss'
const MISSED = 'not found'

/** Rows: what was found; columns: what is labelled there. The last row: labels at which nothing was found. */
export function confusionTable(
  found: readonly FoundRisk[],
  { risks, nearMisses }: Pick<Labels, 'risks' | 'nearMisses'>,
): readonly (readonly (string | number)[])[] {
  const columns = [...RISK_TYPES, NEAR, NONE]
  const columnOf = (one: FoundRisk): string => {
    const there = risks.filter((risk) => touches(risk, one))
    const same = there.find(({ type }) => type === one.type) ?? there[0]
    if (same !== undefined) return same.type
    const isNear = nearMisses.some((miss) => miss.type === one.type && touches(miss, one))
    return isNear ? NEAR : NONE
  }
  const missed = risks.filter((risk) => !found.some((one) => touches(risk, one)))
  const count = (places: readonly string[]) =>
    columns.map((column) => places.filter((place) => place === column).length)
  return [
    ['found \\ labelled', ...columns],
    ...RISK_TYPES.map((type) => [
      type,
      ...count(found.filter((one) => one.type === type).map(columnOf)),
    ]),
    [MISSED, ...count(missed.map(({ type }) => type)).slice(0, RISK_TYPES.length), '', ''],
  ]
}

export function worstOf(
  { risks: found }: Pick<Findings, 'risks'>,
  { risks }: Pick<Labels, 'risks'>,
  { accounts, most }: { readonly accounts: readonly AccountFile[]; readonly most: number },
): readonly string[] {
  const isRight = (one: FoundRisk): boolean =>
    risks.some((risk) => risk.type === one.type && touches(risk, one))
  const wrong = found
    .filter((one) => !isRight(one))
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, most)
  const missed = risks
    .filter((risk) => !found.some((one) => one.type === risk.type && touches(risk, one)))
    .slice(0, most)
  return [
    `The ${wrong.length} surest that are wrong:`,
    ...wrong.flatMap((one) => [
      `  ${one.type}, ${one.confidence.toFixed(2)}: ${placeName(accounts, one)}`,
      ...spoken(accounts, one),
    ]),
    `${missed.length} that were missed:`,
    ...missed.flatMap((one) => [
      `  ${one.type}: ${placeName(accounts, one)}`,
      ...spoken(accounts, one),
    ]),
  ]
}

function placeName(accounts: readonly AccountFile[], { callId, sentences }: Place): string {
  const { slug = '' } = accounts.find(({ calls }) => calls.some(({ id }) => id === callId)) ?? {}
  return `${slug}, call ${callId}, sentences ${sentences.join(', ')}`
}

function spoken(
  accounts: readonly AccountFile[],
  { callId, sentences: numbers }: Place,
): readonly string[] {
  const call = accounts.flatMap(({ calls }) => calls).find(({ id }) => id === callId)
  if (call === undefined) return []
  const names = new Map(call.parties.map(({ speakerId, name }) => [speakerId, name]))
  return call.sentences
    .filter(({ n }) => numbers.includes(n))
    .map(({ speakerId, text }) => `    ${names.get(speakerId) ?? 'somebody'}: ${text}`)
}
