/** Who was in a call: the first few by name, each with their side; the rest behind a button. */
import { Popover } from 'radix-ui'
import type { CallRow } from '../../../src/records/account-call.ts'
import { SideHead } from '../../parts/side-head.tsx'

type Participant = CallRow['participants'][number]

const FEW = 3

export function Participants({ people }: { readonly people: readonly Participant[] }) {
  const shown = people.slice(0, people.length === FEW + 1 ? FEW + 1 : FEW)
  const rest = people.slice(shown.length)
  return (
    <ul className="participants">
      {shown.map((person, index) => (
        <One key={index} person={person} />
      ))}
      {rest.length > 0 && (
        <li>
          <Popover.Root>
            <Popover.Trigger className="plus" aria-label={`${rest.length} more people`}>
              +{rest.length}
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Content
                className="floating more-people"
                sideOffset={4}
                collisionPadding={12}
              >
                <ul className="participants">
                  {rest.map((person, index) => (
                    <One key={index} person={person} hasTitle />
                  ))}
                </ul>
              </Popover.Content>
            </Popover.Portal>
          </Popover.Root>
        </li>
      )}
    </ul>
  )
}

function One({
  person: { name, side, title },
  hasTitle = false,
}: {
  readonly person: Participant
  readonly hasTitle?: boolean
}) {
  return (
    <li title={title ?? undefined}>
      <SideHead side={side} radius={4.4} />
      <span>
        {name}
        {hasTitle && title && <span className="dim"> {title}</span>}
      </span>
    </li>
  )
}
