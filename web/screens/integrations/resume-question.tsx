/** After connecting again: the schedules that stopped with the former connection start only when a person wants it. */
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { counted } from '../../words.ts'

interface ResumeQuestionProps {
  /** 0 asks nothing. */
  readonly schedules: number
  readonly onDone: () => void
}

export function ResumeQuestion({ schedules, onDone }: ResumeQuestionProps) {
  const toast = useToast()
  const resume = useSend('post /connections:resume', { invalidates: ['get /datasets'] })
  const start = () =>
    resume.mutate(
      {},
      {
        onSuccess: ({ schedules: resumed }) => {
          toast(`${counted(resumed, 'schedule')} on again.`)
          onDone()
        },
      },
    )
  return (
    <Dialog
      isOpen={schedules > 0}
      onClose={onDone}
      title={`Resume ${counted(schedules, 'schedule')}?`}
      description="They stopped with the former connection. Each goes on at its own next time."
      footer={
        <>
          <Button look="quiet" onClick={onDone}>
            Leave them off
          </Button>
          <Button look="primary" isBusy={resume.isPending} onClick={start}>
            Resume
          </Button>
        </>
      }
    >
      {resume.error && (
        <div className="dialog-body">
          <ProblemNote problem={resume.error} />
        </div>
      )}
    </Dialog>
  )
}
