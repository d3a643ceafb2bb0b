/** Before there is anything: what the product does, and the one step that comes next. */
import { ButtonLink } from '../../parts/button.tsx'
import { TrySample } from '../datasets/try-sample.tsx'
import { CarriedOver } from './carried-over.tsx'

interface FirstVisitProps {
  readonly isConnected: boolean
  readonly isAdmin: boolean
}

export function FirstVisit({ isConnected, isAdmin }: FirstVisitProps) {
  return (
    <div className="first">
      <CarriedOver isConnected={isConnected} />
      <p className="first-says">
        Carryover carries what was said in Gong over to the people and the AI that come next: as
        text files that stay in step by themselves.
      </p>
      <div className="first-acts">
        {isConnected ? (
          <ButtonLink look="primary" to="/datasets/new">
            New dataset
          </ButtonLink>
        ) : (
          <>
            <ButtonLink look="primary" to="/integrations?connect=token">
              Connect Gong
            </ButtonLink>
            {isAdmin && <TrySample />}
            <ButtonLink look="quiet" to="/datasets/new">
              Upload files
            </ButtonLink>
          </>
        )}
      </div>
      <ol className="first-steps">
        <Step n={1} isDone={isConnected} title="Connect">
          With an access key from Gong, tested type by type before anything is stored.
        </Step>
        <Step n={2} isDone={false} title="Choose">
          Eleven kinds of Gong data, uploads and documents, each with its size beforehand.
        </Step>
        <Step n={3} isDone={false} title="Keep in step">
          Files renewed on your schedule, with versions and a comparison you can read.
        </Step>
      </ol>
    </div>
  )
}

interface StepProps {
  readonly n: number
  readonly isDone: boolean
  readonly title: string
  readonly children: string
}

function Step({ n, isDone, title, children }: StepProps) {
  return (
    <li>
      <p className="step-n">{isDone ? 'Done' : `Step ${n}`}</p>
      <h2 className="h">{title}</h2>
      <p className="small">{children}</p>
    </li>
  )
}
