/** What was used of the model this month, against what may be. */
import type { AiSettings } from '../../../src/records/ai.ts'
import { count, counted, percent } from '../../words.ts'

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

export function AiUse({ settings }: { readonly settings: AiSettings }) {
  const { used, monthlyTokens, monthlyCents } = settings
  const tokens = used.tokensIn + used.tokensOut
  return (
    <section className="rule-part" aria-labelledby="use-head">
      <div>
        <h2 id="use-head" className="h">
          Used in {MONTH.format(new Date(`${used.month}-01`))}
        </h2>
        <p className="small">
          {used.dropped > 0
            ? `${counted(used.dropped, 'sentence')} left out, because no call proves ${used.dropped === 1 ? 'it' : 'them'}.`
            : 'Sentences that no call proves are left out and counted here.'}
        </p>
      </div>
      <div className="fields">
        <p>
          <b>{counted(used.requests, 'request')}</b>, {count(used.tokensIn)} tokens in,{' '}
          {count(used.tokensOut)} out
          {used.cents !== null && `, ${dollars(used.cents)}`}
        </p>
        {monthlyTokens !== null && (
          <Share
            name="Tokens"
            share={tokens / Math.max(1, monthlyTokens)}
            of={`${count(monthlyTokens)} a month`}
          />
        )}
        {monthlyCents !== null && used.cents !== null && (
          <Share
            name="Money"
            share={used.cents / Math.max(1, monthlyCents)}
            of={`${dollars(monthlyCents)} a month`}
          />
        )}
      </div>
    </section>
  )
}

interface ShareProps {
  readonly name: string
  readonly share: number
  readonly of: string
}

function Share({ name, share, of }: ShareProps) {
  const within = Math.min(1, share)
  return (
    <div className="ai-share">
      <p className="small">
        {name}: {percent(share)} of {of}
        {share >= 1 && ', used up'}
      </p>
      <div aria-hidden>
        <span style={{ width: `${within * 100}%` }} />
      </div>
    </div>
  )
}

function dollars(cents: number): string {
  return `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
}
