/** A gong: a disc that hangs from a line. Not Gong's own logo, which is theirs. */
export function GongIcon() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" fill="none" aria-hidden>
      <path d="M3 4h22" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      <path d="M9 4l1.8 5M19 4l-1.8 5" stroke="currentColor" strokeWidth="1.4" />
      <circle cx="14" cy="16.5" r="8.5" stroke="currentColor" strokeWidth="1.75" />
      <circle cx="14" cy="16.5" r="3" fill="var(--brass)" />
    </svg>
  )
}
