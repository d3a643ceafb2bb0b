/** The report as a file, for whoever has a questionnaire to fill in. */
import type { Trust } from '../../../src/records/trust.ts'

export function Download({ report }: { readonly report: Trust }) {
  const text = JSON.stringify(report, null, 2)
  return (
    <a
      className="btn"
      download="carryover-trust.json"
      href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
    >
      Download as JSON
    </a>
  )
}
