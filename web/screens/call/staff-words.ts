/** What a staff shows, in words. */
import type { AccountCall, CallTurn } from '../../../src/records/account-call.ts'
import { percent } from '../../words.ts'
import { type Lane, longestTurn, sharesIn } from './lanes.ts'
import { talkTime } from '../../parts/call-times.ts'

/** The finding: who talked how much, the longest turn, who asked. */
export function finding(
  lanes: readonly Lane[],
  turns: readonly CallTurn[],
  questions: AccountCall['questions'],
): string {
  const { customer, us, totalMs } = sharesIn(lanes, { startMs: 0, endMs: Infinity })
  if (totalMs === 0) return 'Nothing was said in this call.'
  const longest = longestTurn(turns)
  return [
    `Customer ${percent(customer)}, us ${percent(us)} of the talk.`,
    longest && `Longest turn ${talkTime(longest.talkMs / 1_000)} (${longest.speaker}).`,
    questions && questionWords(questions),
  ]
    .filter(Boolean)
    .join(' ')
}

function questionWords({ us, customer }: NonNullable<AccountCall['questions']>): string {
  const all = us + customer
  if (all === 0) return 'Nobody asked anything.'
  return `${all} ${all === 1 ? 'question' : 'questions'}, ${customer} from the customer.`
}

const STEPS_SEC = [15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200]

/** Where times stand under the staff, in milliseconds: at round times, `most` at most. */
export function ticksOf(lengthMs: number, most: number): readonly number[] {
  const stepSec = STEPS_SEC.find((step) => lengthMs / 1_000 / step <= most) ?? 86_400
  return Array.from(
    { length: Math.floor(lengthMs / 1_000 / stepSec) + 1 },
    (_, n) => n * stepSec * 1_000,
  )
}

/** `First` of a name, for narrow staves. */
export function shortName(name: string): { readonly first: string; readonly rest: string } {
  const [first = name, ...rest] = name.startsWith('Unknown speaker') ? [name] : name.split(' ')
  return { first, rest: rest.join(' ') }
}
