/** Who took part, the customer's side first: as many names as there is room for, the rest on a click. */
import { Popover } from 'radix-ui'
import type { CallRow } from '../../src/records/account-call.ts'
import { SideHead } from './side-head.tsx'

type Participant = CallRow['participants'][number]

interface ParticipantsProps {
  readonly of: readonly Participant[]
  /** Names before the rest is folded. */
  readonly most?: number
}

export function Participants({ of, most = 3 }: ParticipantsProps) {
  if (of.length === 0) return <span className="dim">nobody known</span>
  const rest = of.length - most
  const shown = rest > 0 ? of.slice(0, most) : of
  return (
    <span className="participants">
      {shown.map((person, index) => (
        <PersonName key={index} person={person} />
      ))}
      {rest > 0 && (
        <Popover.Root>
          <Popover.Trigger
            className="chip more-people"
            aria-label={`${rest} more, all ${of.length} people`}
          >
            +{rest}
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              className="floating all-people"
              sideOffset={4}
              collisionPadding={12}
              aria-label="Who took part"
            >
              <ul>
                {of.map((person, index) => (
                  <li key={index}>
                    <PersonName person={person} />
                    {person.title && <small>{person.title}</small>}
                  </li>
                ))}
              </ul>
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </span>
  )
}

function PersonName({ person }: { readonly person: Participant }) {
  return (
    <span className="participant">
      <SideHead side={person.side} radius={4.4} />
      {person.name}
    </span>
  )
}
