/** Asks why something is no risk: the reason is kept, and the rules learn from it. */
import { useState } from 'react'
import type { Evidence } from '../../src/records/evidence.ts'
import { ConfirmDialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { Who } from './proof.tsx'

interface DismissDialogProps {
  readonly evidence: Evidence | undefined
  readonly onClose: () => void
  readonly onDismiss: (reason: string) => Promise<void>
}

const MOST_CHARACTERS = 500

export function DismissDialog({ evidence, onClose, onDismiss }: DismissDialogProps) {
  const [reason, setReason] = useState('')
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title="Why is it no risk?"
      verb="Dismiss it"
      look="primary"
      isDisabled={reason.trim() === ''}
      onConfirm={() => onDismiss(reason.trim())}
    >
      {evidence && (
        <div>
          <blockquote className="said-s indented">{evidence.quote}</blockquote>
          <Who evidence={evidence} />
        </div>
      )}
      <Field
        label="Reason"
        hint="Everybody who may see this risk sees it. Sentences like this one do not count again; the rules show that, and can be changed."
      >
        {(ties) => (
          <textarea
            {...ties}
            className="in"
            rows={3}
            maxLength={MOST_CHARACTERS}
            placeholder="They bought the larger plan"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  )
}
