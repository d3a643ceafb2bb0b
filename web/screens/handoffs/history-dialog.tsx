/** What was changed in a handoff, by whom and how, the newest first. */
import type { Handoff, HandoffEvent } from '../../../src/records/handoff.ts'
import { useCall } from '../../api.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { DiffText } from '../../parts/diff-text.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'

const WHAT: Readonly<Record<HandoffEvent['what'], string>> = {
  generated: 'generated the answers',
  edited: 'edited',
  confirmed: 'confirmed',
  reopened: 'reopened',
  ready: 'marked it as ready',
  accepted: 'accepted it',
  returned: 'returned it to sales',
  due: 'changed the due date',
  template: 'changed the template',
  contradiction: 'decided where calls disagree',
}

interface HistoryDialogProps {
  readonly handoff: Handoff
  readonly onClose: () => void
}

export function HistoryDialog({ handoff, onClose }: HistoryDialogProps) {
  const { accountId, answers } = handoff
  const { data, error } = useCall('get /handoffs/{accountId}/events', { accountId })
  const questions = new Map(answers.map(({ key, question }) => [key, question]))
  return (
    <Dialog isOpen onClose={onClose} title="History" size="wide">
      <div className="dialog-body">
        {error && <ProblemNote problem={error} />}
        {!data && !error && <SkeletonLines lines={5} height="32px" />}
        {data?.data.length === 0 && (
          <p className="small">Nothing has been changed yet. What is will stand here.</p>
        )}
        <ol className="history">
          {data?.data.map((event) => (
            <li key={event.eventId}>
              <p className="small">
                <b>{event.by}</b> {WHAT[event.what]}
                {event.fieldKey !== null &&
                  `: ${questions.get(event.fieldKey) ?? event.fieldKey}`}{' '}
                <Time at={event.at} />
              </p>
              <Change event={event} />
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  )
}

function Change({ event: { what, before, after, diff } }: { readonly event: HandoffEvent }) {
  if (diff.length > 0) return <DiffText parts={diff} />
  if (before === null && after === null) {
    return what === 'edited' ? (
      <p className="small dim">Its words rest on a call that you cannot see.</p>
    ) : null
  }
  return (
    <DiffText
      parts={[
        ...(before ? [{ text: `${before} `, change: 'removed' as const }] : []),
        ...(after ? [{ text: after, change: 'added' as const }] : []),
      ]}
    />
  )
}
