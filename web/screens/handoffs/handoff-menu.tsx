/** What is done with a handoff less often. */
import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { Handoff } from '../../../src/records/handoff.ts'
import { useReader } from '../../reader.ts'
import type { Opened } from './handoff-actions.tsx'
import type { HandoffActs } from './use-handoff-acts.ts'

interface HandoffMenuProps {
  readonly handoff: Handoff
  readonly acts: HandoffActs
  readonly onOpen: (opened: Opened) => void
}

export function HandoffMenu({ handoff: { state, made }, acts, onOpen }: HandoffMenuProps) {
  const { mayKeep } = useReader()
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="btn quiet icon-only" aria-label="More" title="More">
        <Ellipsis className="i" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="floating menu" align="end" sideOffset={4}>
          {mayKeep && (
            <>
              <Item className="phone-only" onSelect={() => onOpen('generate')}>
                {made ? 'Generate again' : 'Generate'}
              </Item>
              {state === 'ready' ? (
                <Item onSelect={() => acts.change({ state: 'draft' }, 'It is a draft again.')}>
                  Back to draft
                </Item>
              ) : (
                <Item
                  onSelect={() => acts.change({ state: 'ready' }, 'It is ready to be accepted.')}
                >
                  Mark as ready
                </Item>
              )}
              {state !== 'returned' && (
                <Item onSelect={() => onOpen('return')}>Return to sales</Item>
              )}
              <Item onSelect={() => onOpen('plan')}>Due date and template</Item>
            </>
          )}
          <Item onSelect={() => onOpen('history')}>History</Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface ItemProps {
  readonly className?: string
  readonly onSelect: () => void
  readonly children: ReactNode
}

function Item({ className = '', onSelect, children }: ItemProps) {
  return (
    <DropdownMenu.Item className={`menu-item ${className}`} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  )
}
