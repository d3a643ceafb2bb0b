/** People over time as a table: a row for each person, a column for each call. */
import { Time } from '../../parts/time.tsx'
import { day } from '../../words.ts'
import type { Note, RelationshipFigure } from './relationship-figure.ts'
import { partWords } from './relationship-score.tsx'

export function RelationshipTable({ figure }: { readonly figure: RelationshipFigure }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="People over time, as a table">
      <table className="t">
        <caption className="hush">Who was in which call, and how long they talked</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            {figure.calls.map(({ callId, startedAt, title }) => (
              <th key={callId} scope="col" title={title}>
                {day(startedAt)}
              </th>
            ))}
            <th scope="col">Stance</th>
            <th scope="col">Last heard</th>
          </tr>
        </thead>
        <tbody>
          {figure.lanes.map(({ name, side, notes, lastHeardAt, stance }, index) => {
            const byCall = new Map<string, Note>(notes.map((note) => [note.callId, note]))
            return (
              <tr key={index}>
                <th scope="row">
                  {name}
                  <span className="under">{side === 'Internal' ? 'us' : 'customer'}</span>
                </th>
                {figure.calls.map(({ callId }) => {
                  const note = byCall.get(callId)
                  return <td key={callId}>{note && partWords(note)}</td>
                })}
                <td>{stance ?? <span className="dim">unknown</span>}</td>
                <td>{lastHeardAt ? <Time at={lastHeardAt} as="day" /> : 'never'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
