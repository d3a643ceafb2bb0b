/** The eleven types as one ruled sheet of labels with real checkboxes; the twelfth field is the caller's. */
import { Check, Lock, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Slug } from '../../../src/records/data-types.ts'
import { Button } from '../../parts/button.tsx'
import { DataTypeIcon } from '../../parts/data-type-icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { type Sources, tick, tickAll } from './draft.ts'
import type { TypeCard } from './type-cards.ts'

interface TypeSheetProps {
  readonly cards: readonly TypeCard[]
  readonly sources: Sources
  readonly onChange: (change: (sources: Sources) => Sources) => void
  readonly twelfth: ReactNode
}

export function TypeSheet({ cards, sources, onChange, twelfth }: TypeSheetProps) {
  return (
    <ul className="types">
      {cards.map((card) => (
        <TypeField
          key={card.slug}
          card={card}
          isTicked={card.isThere || sources.chosen.includes(card.slug)}
          isAdded={sources.staged.includes(card.slug)}
          onTick={() => onChange((former) => tick(former, card.slug))}
        />
      ))}
      <li className="cost-field">{twelfth}</li>
    </ul>
  )
}

interface TypeFieldProps {
  readonly card: TypeCard
  readonly isTicked: boolean
  readonly isAdded: boolean
  readonly onTick: () => void
}

function TypeField({ card, isTicked, isAdded, onTick }: TypeFieldProps) {
  const id = `type-${card.slug}`
  const isBarred = card.missingScope !== null
  return (
    <li className={isBarred ? 'barred' : undefined}>
      <label htmlFor={id}>
        <input
          id={id}
          className="check native"
          type="checkbox"
          checked={isTicked}
          disabled={card.isThere}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-says ${id}-range`}
          onChange={onTick}
        />
        <span className="tn" id={`${id}-name`}>
          <DataTypeIcon type={card.slug} />
          {card.name}
        </span>
        <span className="td" id={`${id}-says`}>
          {card.description}
        </span>
        <span className="tr" id={`${id}-range`}>
          {isBarred ? (
            <State kind="warn" icon={<Lock className="i" aria-hidden />}>
              Key lacks <code>{card.missingScope}</code>
            </State>
          ) : (
            card.range
          )}
          {(isAdded || card.isThere) && (
            <span className="added">
              <Check className="i" aria-hidden />
              {card.isThere ? 'in this dataset' : 'added'}
            </span>
          )}
        </span>
      </label>
    </li>
  )
}

interface SelectAllProps {
  readonly slugs: readonly Slug[]
  readonly sources: Sources
  readonly onChange: (change: (sources: Sources) => Sources) => void
}

/** How many of them are ticked, and one way to tick or untick all: a box that also shows "some". */
export function SelectAll({ slugs, sources, onChange }: SelectAllProps) {
  const ticked = slugs.filter((slug) => sources.chosen.includes(slug)).length
  const areAll = slugs.length > 0 && ticked === slugs.length
  const turn = () => onChange((former) => tickAll(former, slugs))
  return (
    <div className="all">
      <span className="small" aria-live="polite">
        <b>{ticked}</b> of {slugs.length} chosen
      </span>
      <Button
        isSmall
        className="select-all"
        icon={
          <span className="check" data-state={stateOf(ticked, slugs.length)} aria-hidden>
            {areAll ? <Check /> : ticked > 0 && <Minus />}
          </span>
        }
        onClick={turn}
      >
        {areAll ? 'Deselect all' : 'Select all'}
      </Button>
    </div>
  )
}

function stateOf(ticked: number, all: number): 'checked' | 'indeterminate' | 'unchecked' {
  if (ticked === 0) return 'unchecked'
  return ticked === all ? 'checked' : 'indeterminate'
}

/** The sheet in its final size while the connection is checked. */
export function TypeSheetSkeleton() {
  return (
    <ul className="types" aria-hidden>
      {Array.from({ length: 12 }, (_field, index) => (
        <li key={index} className="is-waiting">
          <Skeleton width="46%" />
          <Skeleton width="88%" height="12px" />
          <Skeleton width="34%" height="10px" />
        </li>
      ))}
    </ul>
  )
}
