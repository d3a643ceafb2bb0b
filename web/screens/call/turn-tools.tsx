/** What can be done with a turn: take its words or its address along, mark it, hear it in Gong. */
import { ArrowUpRight, Copy, Link, Star } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type FormEvent, useState } from 'react'
import { Button, classes, IconButton } from '../../parts/button.tsx'
import type { TurnRow } from './rows.ts'
import { markTime } from '../../parts/call-times.ts'
import type { TurnActs } from './turn.tsx'

interface TurnToolsProps {
  readonly row: TurnRow
  readonly acts: TurnActs
  readonly isMarking: boolean
}

export function TurnTools({ row, acts, isMarking }: TurnToolsProps) {
  const gongUrl = acts.gongUrl(row)
  const time = markTime(row.startMs)
  const { startMarking } = acts
  return (
    <div className="turn-tools">
      <IconButton
        label="Copy quote"
        icon={<Copy className="i" aria-hidden />}
        onClick={() => acts.copyQuote(row)}
      />
      <IconButton
        label={`Copy link to ${time}`}
        icon={<Link className="i" aria-hidden />}
        onClick={() => acts.copyLink(row.startMs)}
      />
      {startMarking && (
        <Popover.Root
          open={isMarking}
          onOpenChange={(isOpen) => (isOpen ? startMarking(row) : acts.stopMarking())}
        >
          <Popover.Trigger
            className={classes('quiet', true, 'icon-only')}
            aria-label="Mark this moment"
            title="Mark this moment"
          >
            <Star className="i" aria-hidden />
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              className="floating marking"
              sideOffset={6}
              align="end"
              collisionPadding={12}
              aria-label="Mark this moment"
            >
              <NoteForm row={row} acts={acts} />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
      {gongUrl !== undefined && (
        <a
          className={classes('quiet', true, 'icon-only')}
          href={gongUrl}
          target="_blank"
          rel="noopener"
          aria-label={`Listen in Gong at ${time}`}
          title={`Listen in Gong at ${time}`}
        >
          <ArrowUpRight className="i" aria-hidden />
        </a>
      )}
    </div>
  )
}

const MOST_CHARACTERS = 500

function NoteForm({ row, acts }: Pick<TurnToolsProps, 'row' | 'acts'>) {
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await acts.mark(row, note.trim())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <label className="lab" htmlFor="mark-note">
        Why it matters <span className="dim font-normal">(optional)</span>
      </label>
      <input
        id="mark-note"
        className="in"
        maxLength={MOST_CHARACTERS}
        autoFocus
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="hint">Everybody who may see this call sees your mark. Gong does not.</p>
      <div className="marking-acts">
        <Button type="button" isSmall look="quiet" onClick={acts.stopMarking}>
          Cancel
        </Button>
        <Button type="submit" isSmall look="primary" isBusy={isBusy}>
          Mark
        </Button>
      </div>
    </form>
  )
}
