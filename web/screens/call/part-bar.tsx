/** A part of the call that was chosen on the staff: who talked how much there, and how to take it along. */
import { Copy, Link, X } from 'lucide-react'
import type { AccountCall, CallTurn } from '../../../src/records/account-call.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button, IconButton } from '../../parts/button.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import { percent } from '../../words.ts'
import { momentUrl } from './citation.ts'
import { type Lane, sharesIn, type Span } from './lanes.ts'
import { markTime, talkTime } from '../../parts/call-times.ts'

interface PartBarProps {
  readonly call: AccountCall
  readonly turns: readonly CallTurn[]
  readonly lanes: readonly Lane[]
  readonly part: Span
  /** Where it begins along the staff, 0 to 1. */
  readonly at: number
  readonly onClose: () => void
}

/** Its words and buttons still fit. */
const MOST_LEFT = 0.55

export function PartBar({ call, turns, lanes, part, at, onClose }: PartBarProps) {
  const { copy } = useCopy()
  const toast = useToast()
  const { customer, us, totalMs } = sharesIn(lanes, part)
  const said = turns.filter(({ startMs, endMs }) => startMs < part.endMs && endMs > part.startMs)
  const take = async (text: string, news: string) => {
    await copy(text)
    toast(news)
  }
  return (
    <div
      className="part-bar"
      role="region"
      aria-label="Chosen part"
      style={{ left: `${Math.min(MOST_LEFT, at) * 100}%` }}
    >
      <p role="status">
        <b>
          {markTime(part.startMs)}–{markTime(part.endMs)}
        </b>{' '}
        {totalMs === 0
          ? 'Nobody talks here.'
          : `Customer ${percent(customer)}, us ${percent(us)} of ${talkTime(totalMs / 1_000)} of talk.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          isSmall
          icon={<Copy className="i" aria-hidden />}
          disabled={said.length === 0}
          onClick={() => void take(partText(said), 'Copied this part.')}
        >
          Copy this part
        </Button>
        <Button
          isSmall
          icon={<Link className="i" aria-hidden />}
          onClick={() =>
            void take(
              momentUrl(window.location.origin, call.callId, part.startMs, part.endMs),
              'Copied a link to this part.',
            )
          }
        >
          Copy link
        </Button>
        <IconButton
          label="Choose nothing"
          icon={<X className="i" aria-hidden />}
          onClick={onClose}
        />
      </div>
    </div>
  )
}

function partText(turns: readonly CallTurn[]): string {
  return turns
    .map(
      ({ speaker, startMs, sentences }) =>
        `[${markTime(startMs)}] ${speaker}: ${sentences.map(({ text }) => text).join(' ')}`,
    )
    .join('\n')
}
