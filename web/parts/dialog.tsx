/** Dialogs: focus stays inside and returns to what opened them; on a phone they are the whole screen. */
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { type ApiProblem, problemOf } from '../api.ts'
import { Button, type ButtonLook, IconButton } from './button.tsx'
import { ProblemNote } from './problem.tsx'

interface DialogProps {
  readonly isOpen: boolean
  /** By Esc, by the cross or by a click outside. To ask first, do not close. */
  readonly onClose: () => void
  readonly title: ReactNode
  /** One sentence below the title, read aloud with it. */
  readonly description?: ReactNode
  readonly size?: 'small' | 'wide'
  readonly children?: ReactNode
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode
  /** Gets the focus afterwards, where the dialog was opened by an address and not by a button. */
  readonly returnFocusTo?: RefObject<HTMLElement | null> | undefined
}

export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  size = 'small',
  children,
  footer,
  returnFocusTo,
}: DialogProps) {
  const opener = useRef<Element>(null)
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim">
          <Radix.Content
            className={`dialog floating ${size}`}
            {...(description ? {} : { 'aria-describedby': undefined })}
            onOpenAutoFocus={(event) => {
              opener.current = document.activeElement
              focusWhatMatters(event)
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              giveBack(returnFocusTo?.current ?? opener.current)
            }}
          >
            <header>
              <Radix.Title className="title">{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label="Close" icon={<X className="i" aria-hidden />} />
              </Radix.Close>
            </header>
            {description && (
              <Radix.Description asChild>
                <div className="dialog-says">{description}</div>
              </Radix.Description>
            )}
            {children}
            {footer && <footer>{footer}</footer>}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** The first field, or the button that leads on; not the cross, which happens to come first. */
function focusWhatMatters(event: Event): void {
  const dialog = event.target
  if (!(dialog instanceof HTMLElement)) return
  const first = dialog.querySelector<HTMLElement>('input, textarea, .btn.primary, footer .btn')
  if (!first) return
  event.preventDefault()
  first.focus()
}

/** What opened the dialog may be gone by what was done in it: then the page itself. */
function giveBack(opener: Element | null): void {
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body
  const next = isThere ? opener : document.getElementById('main')
  next?.focus({ preventScroll: true })
}

interface ConfirmProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  /** The verb on the button: what will happen. */
  readonly verb: string
  readonly look?: ButtonLook
  readonly isDisabled?: boolean
  /** The dialog closes when it resolves; what it throws is shown in it. */
  readonly onConfirm: () => Promise<unknown>
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({
  isOpen,
  onClose,
  title,
  children,
  verb,
  look = 'danger',
  isDisabled = false,
  onConfirm,
}: ConfirmProps) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const close = () => {
    setProblem(undefined)
    onClose()
  }
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      close()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={title}
      footer={
        <>
          <Button look="quiet" onClick={close}>
            Cancel
          </Button>
          <Button look={look} isBusy={isBusy} disabled={isDisabled} onClick={() => void confirm()}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="dialog-body">
        {children}
        {problem && <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  )
}
