/** Short news that needs no act, in one place, read aloud politely; with an undo where there is one. */
import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { IconButton } from '../parts/button.tsx'

interface Undo {
  readonly label: string
  readonly run: () => void
}

interface Toast {
  readonly id: number
  readonly text: string
  readonly undo: Undo | undefined
}

type Tell = (text: string, undo?: Undo) => void

const Telling = createContext<Tell>(() => {})
const SHOWN_MS = 6_000

/** Says a sentence in the corner: `toast('Saved.')`, `toast('Removed.', { label: 'Undo', run })`. */
export function useToast(): Tell {
  return useContext(Telling)
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const tell = useCallback<Tell>((text, undo) => {
    setToasts((former) => [...former, { id: (former.at(-1)?.id ?? 0) + 1, text, undo }])
  }, [])
  const forget = (id: number) => setToasts((former) => former.filter((toast) => toast.id !== id))
  return (
    <Radix.Provider duration={SHOWN_MS} label="News">
      <Telling value={tell}>{children}</Telling>
      {toasts.map(({ id, text, undo }) => (
        <Radix.Root
          key={id}
          type="background"
          className="toast floating"
          onOpenChange={(isOpen) => !isOpen && forget(id)}
        >
          <Radix.Description>{text}</Radix.Description>
          {undo && (
            <Radix.Action altText={undo.label} className="toast-undo" onClick={undo.run}>
              {undo.label}
            </Radix.Action>
          )}
          <Radix.Close asChild>
            <IconButton label="Dismiss" icon={<X className="i" aria-hidden />} />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="toasts" />
    </Radix.Provider>
  )
}
