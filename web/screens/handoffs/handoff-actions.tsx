/** At the top: hand over or give back, make again, take along. */
import { useState } from 'react'
import type { Handoff } from '../../../src/records/handoff.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog, Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { useReader } from '../../reader.ts'
import { ExportMenu } from './export-menu.tsx'
import { GenerateDialog } from './generate-dialog.tsx'
import { HandoffMenu } from './handoff-menu.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import type { HandoffActs } from './use-handoff-acts.ts'

export type Opened = 'accept' | 'return' | 'generate' | 'history' | 'plan'

interface HandoffActionsProps {
  readonly handoff: Handoff
  readonly acts: HandoffActs
}

export function HandoffActions({ handoff, acts }: HandoffActionsProps) {
  const [opened, setOpened] = useState<Opened>()
  const { mayKeep } = useReader()
  const { state, progress } = handoff
  const close = () => setOpened(undefined)
  const isOpen = state === 'draft' || state === 'ready' || state === 'returned'
  return (
    <>
      <ExportMenu handoff={handoff} />
      {mayKeep && (
        <Button
          className="wide-act"
          isBusy={progress !== null}
          onClick={() => setOpened('generate')}
        >
          {handoff.made ? 'Generate again' : 'Generate'}
        </Button>
      )}
      {mayKeep && isOpen && (
        <Button look="primary" onClick={() => setOpened('accept')}>
          Accept handoff
        </Button>
      )}
      <HandoffMenu handoff={handoff} acts={acts} onOpen={setOpened} />
      {opened === 'generate' && <GenerateDialog handoff={handoff} acts={acts} onClose={close} />}
      {opened === 'history' && <HistoryDialog handoff={handoff} onClose={close} />}
      {opened === 'plan' && <PlanDialog handoff={handoff} acts={acts} onClose={close} />}
      {opened === 'return' && <ReturnDialog acts={acts} onClose={close} />}
      {opened === 'accept' && <AcceptDialog handoff={handoff} acts={acts} onClose={close} />}
    </>
  )
}

interface AcceptDialogProps extends HandoffActionsProps {
  readonly onClose: () => void
}

function AcceptDialog({ handoff, acts, onClose }: AcceptDialogProps) {
  const { missing, accountName } = handoff
  if (missing.length > 0) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title="Not complete yet"
        description="These stand between this handoff and its acceptance."
        footer={
          <Button look="primary" onClick={onClose}>
            Go on with it
          </Button>
        }
      >
        <ul className="dialog-body missing-list">
          {missing.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Accept the handoff of ${accountName}?`}
      verb="Accept handoff"
      look="primary"
      onConfirm={acts.accept}
    >
      <p>
        From now on customer success answers for it. An account that nobody owns becomes yours. The
        answers can still be changed, and the history keeps what they were.
      </p>
    </ConfirmDialog>
  )
}

function ReturnDialog({
  acts,
  onClose,
}: {
  readonly acts: HandoffActs
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title="Return to sales?"
      verb="Return it"
      look="primary"
      isDisabled={reason.trim() === ''}
      onConfirm={() => acts.giveBack(reason.trim())}
    >
      <Field label="What is missing" hint="It stands above the handoff until it is ready again.">
        {(ties) => (
          <textarea
            {...ties}
            className="in"
            rows={3}
            maxLength={1_000}
            placeholder="No go-live date, and nobody knows who signs"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  )
}
