/** The transcript beside a page: a citation opens it at its sentence, and the page behind stays as it is. */
import './evidence.css'
import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Evidence } from '../../src/records/evidence.ts'
import { call } from '../api.ts'
import { IconButton } from './button.tsx'
import { type EvidenceActs, EvidenceActsContext } from './evidence-acts.ts'
import { saidAt } from './evidence.ts'
import { PlaceInCall } from './place-in-call.tsx'
import { ListenInGong } from './proof.tsx'
import { CustomerHatch } from './side-head.tsx'

/** Around a page whose words are proven. */
export function EvidenceDesk({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient()
  const [shown, setShown] = useState<Evidence>()
  const opener = useRef<Element>(null)
  const acts = useMemo<EvidenceActs>(
    () => ({
      open(evidence) {
        opener.current = document.activeElement
        setShown(evidence)
      },
      warm({ callId }) {
        void queries.prefetchQuery({
          queryKey: ['get /calls/{callId}/transcript', { callId }],
          queryFn: ({ signal }) => call('get /calls/{callId}/transcript', { callId }, signal),
          staleTime: Infinity,
        })
      },
    }),
    [queries],
  )
  return (
    <EvidenceActsContext value={acts}>
      <CustomerHatch />
      {children}
      <Dialog.Root
        modal={false}
        open={shown !== undefined}
        onOpenChange={(isOpen) => !isOpen && setShown(undefined)}
      >
        <Dialog.Portal>
          {shown && (
            <Dialog.Content
              className="evidence-panel floating"
              aria-describedby={undefined}
              onInteractOutside={(event) => event.preventDefault()}
              onCloseAutoFocus={(event) => {
                event.preventDefault()
                if (opener.current instanceof HTMLElement) {
                  opener.current.focus({ preventScroll: true })
                }
              }}
            >
              <header>
                <div>
                  <Dialog.Title className="h">{shown.title}</Dialog.Title>
                  <p className="small">{saidAt(shown)}</p>
                </div>
                <Dialog.Close asChild>
                  <IconButton label="Close" icon={<X className="i" aria-hidden />} />
                </Dialog.Close>
              </header>
              <PlaceInCall key={`${shown.callId} ${shown.startMs}`} evidence={shown} />
              <footer>
                <ListenInGong evidence={shown} />
              </footer>
            </Dialog.Content>
          )}
        </Dialog.Portal>
      </Dialog.Root>
    </EvidenceActsContext>
  )
}
