/** Step 3: the sample world, one's own Gong, or neither yet. */
import { useNavigate } from '@tanstack/react-router'
import { useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'

export function StartStep({ onDone }: { readonly onDone: () => void }) {
  const navigate = useNavigate()
  const sample = useSend('post /sample', { invalidates: [''] })
  return (
    <>
      <div className="choices">
        <button
          type="button"
          className="choice"
          aria-busy={sample.isPending || undefined}
          disabled={sample.isPending}
          onClick={() => sample.mutate({}, { onSuccess: onDone })}
        >
          <SampleDrawing />
          <b>Sample data</b>
          <span>
            An invented company behind a pretend Gong, with calls, transcripts and all eleven types.
            Nothing leaves this machine.
          </span>
        </button>
        <button
          type="button"
          className="choice"
          disabled={sample.isPending}
          onClick={() => void navigate({ to: '/integrations', search: { connect: 'token' } })}
        >
          <GongDrawing />
          <b>Connect Gong</b>
          <span>
            With an access key of your company. It is tested on every type before anything is saved.
          </span>
        </button>
      </div>
      {sample.isPending && (
        <p className="small" role="status">
          Preparing the sample world.
        </p>
      )}
      {sample.error && <ProblemNote problem={sample.error} />}
      <p>
        <Button look="quiet" onClick={onDone}>
          Neither yet
        </Button>
      </p>
    </>
  )
}

const LINES = [8, 17, 26, 35, 44]

/** Bars of talk, hatched above and solid below: a call as the product draws it. */
function SampleDrawing() {
  return (
    <svg viewBox="0 0 180 52" aria-hidden>
      {LINES.map((y) => (
        <line key={y} className="lane" x1="0" x2="180" y1={y} y2={y} />
      ))}
      <line
        className="us-talk"
        x1="8"
        x2="180"
        y1="35"
        y2="35"
        strokeDasharray="22 30 12 18 30 40"
      />
      <line
        className="their-talk"
        x1="30"
        x2="180"
        y1="17"
        y2="17"
        strokeDasharray="30 22 26 14 18 60"
      />
    </svg>
  )
}

/** Two heads, the tie still dotted. */
function GongDrawing() {
  return (
    <svg viewBox="0 0 180 52" aria-hidden>
      {LINES.map((y) => (
        <line key={y} className="lane" x1="0" x2="180" y1={y} y2={y} />
      ))}
      <line className="bar" x1="90" x2="90" y1="8" y2="44" />
      <path className="tie-dots" d="M50 22C64 2 116 2 130 22" />
      <ellipse
        className="mark-head"
        cx="50"
        cy="30.5"
        rx="6.5"
        ry="4.8"
        transform="rotate(-20 50 30.5)"
      />
      <ellipse
        className="hollow"
        cx="130"
        cy="30.5"
        rx="6.5"
        ry="4.8"
        transform="rotate(-20 130 30.5)"
      />
    </svg>
  )
}
