/** Beside a heading: what stands below it comes from Gong as it is. */
export function FromGong() {
  return (
    <span className="label" title="As Gong gives it">
      <svg viewBox="0 0 14 10" width="14" height="10" aria-hidden>
        <circle cx="7" cy="5" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <circle cx="7" cy="5" r="1.5" fill="currentColor" />
      </svg>
      Gong
    </span>
  )
}
