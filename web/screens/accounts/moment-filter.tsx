/** Which moments are shown: the kinds that one asks for most as chips, the others in a list. */
import { useSetSearch } from '../../address.ts'
import { NoteMark } from '../../parts/note-mark.tsx'
import { MOMENT_KINDS, MOMENT_NAMES, noteOf } from '../../parts/moment-words.ts'
import { Select } from '../../parts/select.tsx'
import { FROM_OPTIONS, type MomentChoice, SIDE_OPTIONS } from './moment-choice.ts'

const CHIPS = MOMENT_KINDS.slice(0, 6)
const REST = MOMENT_KINDS.slice(6).map((value) => ({ value, label: MOMENT_NAMES[value].many }))
const NONE = 'none'

export function MomentFilter({ choice }: { readonly choice: MomentChoice }) {
  const setSearch = useSetSearch()
  const { kind, side, from } = choice
  const inRest = REST.find(({ value }) => value === kind)?.value
  return (
    <div className="moment-filter">
      <div className="chips-row" role="group" aria-label="Kind of moment">
        <button
          type="button"
          className="chip"
          aria-pressed={kind === 'all'}
          onClick={() => setSearch({ kind: '' })}
        >
          All
        </button>
        {CHIPS.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={kind === one}
            onClick={() => setSearch({ kind: kind === one ? '' : one })}
          >
            <NoteMark kind={noteOf({ kind: one, origin: 'derived', gongKind: null })} />
            {MOMENT_NAMES[one].many}
          </button>
        ))}
      </div>
      <div className="moment-selects">
        <Select
          aria-label="Other kinds"
          value={inRest ?? NONE}
          onChange={(chosen) => setSearch({ kind: chosen === NONE ? '' : chosen })}
          options={[{ value: NONE, label: 'Other kinds' }, ...REST]}
        />
        <Select
          aria-label="Whose words"
          value={side}
          onChange={(chosen) => setSearch({ side: chosen === 'customer' ? '' : chosen })}
          options={SIDE_OPTIONS}
        />
        <Select
          aria-label="Where it comes from"
          value={from}
          onChange={(chosen) => setSearch({ from: chosen === 'all' ? '' : chosen })}
          options={FROM_OPTIONS}
        />
      </div>
    </div>
  )
}
