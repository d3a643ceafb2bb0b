/** What kind of talk it was, and how that is known; whoever knows better corrects it, and no sync changes it back. */
import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { AccountCall } from '../../../src/records/account-call.ts'
import type { CallType } from '../../../src/records/call-type.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { TYPE_NAMES } from '../../parts/call-words.ts'
import { CALL_TYPE_OPTIONS } from '../../parts/call-words.ts'
import { DerivedMark } from '../../parts/origin.tsx'
import { useReader } from '../../reader.ts'

const SOURCES: Readonly<Record<AccountCall['typeSource'], string>> = {
  purpose: 'from the purpose in Gong',
  title: 'from the title',
  derived: 'derived from what was said and by whom',
  person: 'set here',
  none: 'not known',
}

export function TypeChoice({ call }: { readonly call: AccountCall }) {
  const change = useSend('patch /calls/{callId}', { invalidates: ['get /calls', 'get /accounts'] })
  const toast = useToast()
  const { mayKeep } = useReader()
  const name = call.type === null ? 'No type' : TYPE_NAMES[call.type]
  const source = SOURCES[call.typeSource]
  const mark = call.typeSource === 'derived' && <DerivedMark />
  if (!mayKeep) {
    return (
      <span className="derived-type" title={source}>
        {mark}
        {name}
      </span>
    )
  }
  const choose = (type: CallType | null) =>
    change.mutate(
      { callId: call.callId, type },
      {
        onSuccess: () =>
          toast(type === null ? 'No type.' : `Now a call of type ${TYPE_NAMES[type]}.`),
        onError: (problem) => toast(`${problem.detail} ${problem.fix}`),
      },
    )
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="type-choice"
        title={`Type: ${source}`}
        aria-label={`Type: ${name}, ${source}`}
      >
        {mark}
        {name}
        <ChevronDown className="i" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="floating menu"
          align="start"
          sideOffset={4}
          collisionPadding={12}
        >
          <DropdownMenu.Label className="menu-label">{source}</DropdownMenu.Label>
          {CALL_TYPE_OPTIONS.map(({ value: type, label }) => (
            <DropdownMenu.Item
              key={type}
              className="menu-item"
              aria-current={type === call.type || undefined}
              onSelect={() => choose(type)}
            >
              {label}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => choose(null)}>
            No type
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
