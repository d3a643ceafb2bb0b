/** The tie between the provider and Carryover: it reaches out while somebody signs in, and arrives. */
interface WaitingTieProps {
  readonly how: 'still' | 'moving' | 'arrived'
  readonly from: string
}

export function WaitingTie({ how, from }: WaitingTieProps) {
  return (
    <div className="tie" data-how={how}>
      <svg width="148" height="70" viewBox="0 0 148 70" aria-hidden>
        <path className="way" d="M14 36C38 2 110 2 134 36" />
        <path className="drawn" d="M14 36C38 2 110 2 134 36" pathLength="100" />
        <ellipse className="from" cx="13" cy="54" rx="11" ry="8.2" transform="rotate(-20 13 54)" />
        <ellipse className="to" cx="135" cy="54" rx="11" ry="8.2" transform="rotate(-20 135 54)" />
      </svg>
      <p className="tie-names">
        <span>{from}</span>
        <span>Carryover</span>
      </p>
    </div>
  )
}
