/** Esc and the cross while Gong's window is open. */
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'

interface StopQuestionProps {
  readonly isOpen: boolean
  readonly onKeep: () => void
  readonly onStop: () => void
}

export function StopQuestion({ isOpen, onKeep, onStop }: StopQuestionProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onKeep}
      title="Stop waiting for Gong?"
      description="The Gong window is closed with it. Nothing has been stored."
      footer={
        <>
          <Button look="quiet" onClick={onStop}>
            Stop waiting
          </Button>
          <Button look="primary" onClick={onKeep}>
            Keep waiting
          </Button>
        </>
      }
    />
  )
}
