/** Which kinds of talk there are calls of, which there are none of, and how sure the matching is. */
import type { AccountOverview } from '../../../src/records/account.ts'
import type { CallType } from '../../../src/records/call-type.ts'
import { Derived } from '../../parts/origin.tsx'
import { counted } from '../../words.ts'
import { matchedWords } from './account-words.ts'
import { TYPE_NAMES } from '../../parts/call-words.ts'

/** What somebody who takes an account over would want to have heard. */
const KEY_TYPES: readonly CallType[] = ['discovery', 'demo', 'negotiation', 'executive']
const FEW = 0.2

const HOW =
  'The kind of a call is what Gong says of its purpose, else what its title says, else what was said and by whom; a member may have corrected it.'

export function Coverage({ overview }: { readonly overview: AccountOverview }) {
  const { byType, calls, withTranscript, owed, matchedBy } = overview
  const found = new Map(byType.map((one) => [one.type, one.calls]))
  const others = byType.filter(({ type }) => type !== null && !KEY_TYPES.includes(type))
  const unknown = found.get(null) ?? 0
  const missing = KEY_TYPES.filter((type) => !found.has(type))
  const byCrm = Math.max(matchedBy.crmDeal, matchedBy.crmAccount)
  return (
    <section className="coverage" aria-labelledby="coverage-head">
      <div className="head">
        <h2 id="coverage-head">Coverage</h2>
        <Derived how={HOW} />
      </div>
      <ul className="kinds">
        {KEY_TYPES.map((type) => (
          <Kind key={type} name={TYPE_NAMES[type]} calls={found.get(type) ?? 0} />
        ))}
        {others.map(({ type, calls: of }) => (
          <Kind key={type} name={type === null ? '' : TYPE_NAMES[type]} calls={of} />
        ))}
        {unknown > 0 && <Kind name="Kind not known" calls={unknown} />}
      </ul>
      {missing.length > 0 && (
        <p className="small">
          {missingWords(missing)} Calls that are recorded in Gong are found here by themselves.
        </p>
      )}
      <p className="small">
        {withTranscript === calls
          ? 'Every call has its transcript.'
          : `${withTranscript} of ${counted(calls, 'call')} have transcripts${owed > 0 ? `; ${counted(owed, 'transcript')} still on the way from Gong` : ''}.`}
      </p>
      <p className="small">Found {matchedWords(matchedBy)}.</p>
      {byCrm / Math.max(1, calls) < FEW && (
        <p className="small tip">
          Few of these calls are tied to a deal. When deals are linked to calls in Gong, calls are
          found even where nobody of the customer is known by address.
        </p>
      )}
    </section>
  )
}

function Kind({ name, calls }: { readonly name: string; readonly calls: number }) {
  return (
    <li className={calls === 0 ? 'none' : undefined}>
      <svg width="16" height="13" aria-hidden>
        <ellipse
          className={calls > 0 ? 'note-full' : 'hollow'}
          cx="8"
          cy="6.5"
          rx="5.6"
          ry="4.2"
          transform="rotate(-20 8 6.5)"
        />
      </svg>
      {name}
      <span className="kind-n">{calls > 0 ? calls : 'none found'}</span>
    </li>
  )
}

function missingWords(missing: readonly CallType[]): string {
  const names = missing.map((type) => TYPE_NAMES[type].toLowerCase())
  const last = names.at(-1) ?? ''
  const all = names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
  return `No ${all} call found.`
}
