/** `?`: every key, on one sheet. */
import { Link } from '@tanstack/react-router'
import { Dialog } from '../parts/dialog.tsx'
import { FOOT, MAIN } from './places.ts'
import { useShortcutsOn } from './preferences.ts'

interface ShortcutSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

type Keys = readonly (readonly [keys: string, what: string])[]

const GENERAL: Keys = [
  ['Ctrl K', 'Go to a page, account or dataset'],
  ['/', 'Find on this page'],
  ['j k', 'Along a list'],
  ['x', 'Tick in the list of accounts'],
  ['c', 'New account'],
  ['l', 'Link a call to the account'],
  ['r', 'Mark a call as reviewed'],
  ['o', 'Open a call in Gong'],
  ['1–7', 'Tabs of an account'],
  ['?', 'This sheet'],
  ['Esc', 'Close what floats'],
]

const IN_A_CALL: Keys = [
  ['j k', 'Next, former turn'],
  ['J K', 'Next, former chapter'],
  ['n p', 'Next, former hit or mark'],
  ['f', 'Only the customer'],
  ['s', 'Mark the turn'],
  ['c', 'Copy the quote with its source'],
  ['.', 'The transcript follows the timeline'],
  ['← →', 'Along the timeline'],
  ['Shift ← →', 'Choose a part of it'],
]

const IN_A_HANDOFF: Keys = [
  ['j k', 'Next, former answer'],
  ['↑ ↓', 'The same, on an answer'],
  ['Enter', 'Write the answer'],
  ['Ctrl Enter', 'Confirm it, or save what is written'],
  ['e', 'To its evidence'],
]

export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  const [areOn] = useShortcutsOn()
  const places = [...MAIN, ...FOOT].filter(({ key }) => key)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys">
      <div className="dialog-body">
        {!areOn && <p className="small">Single keys are switched off; Ctrl K works.</p>}
        <dl className="keys">
          {places.map(({ to, label, key }) => (
            <div key={to}>
              <dt>
                <kbd>g</kbd> <kbd>{key}</kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
          <KeyLines keys={GENERAL} />
        </dl>
        <h3 className="h">In a call</h3>
        <dl className="keys">
          <KeyLines keys={IN_A_CALL} />
        </dl>
        <h3 className="h">In a handoff</h3>
        <dl className="keys">
          <KeyLines keys={IN_A_HANDOFF} />
        </dl>
        <p className="small">
          Single keys can be switched off under{' '}
          <Link to="/settings/appearance" onClick={onClose}>
            Settings, Appearance
          </Link>
          .
        </p>
      </div>
    </Dialog>
  )
}

function KeyLines({ keys: lines }: { readonly keys: Keys }) {
  return lines.map(([keys, what]) => (
    <div key={keys}>
      <dt>
        {keys.split(' ').map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  ))
}
