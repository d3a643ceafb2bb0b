/** Makes a choice hold. Where calls fall out of it, somebody says so first. */
import { type ReactNode, useState } from 'react'
import { type ApiProblem, call, problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { counted } from '../../words.ts'
import type { Choice } from './choice.ts'

const AFFECTED = [
  'get /access',
  'get /accounts',
  'get /calls',
  'get /matching',
  'get /search',
  'post /access',
]

interface Applying {
  apply(choice: Choice): Promise<void>
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  /** A dialog, while there is something to ask. */
  readonly question: ReactNode
}

interface Asked {
  readonly choice: Choice
  readonly fallingOut: number
}

export function useApply(isFirst: boolean): Applying {
  const toast = useToast()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const [asked, setAsked] = useState<Asked>()
  const { mutateAsync } = useSend('put /access', { invalidates: AFFECTED })
  const set = async (choice: Choice) => {
    await mutateAsync(choice)
    toast(
      isFirst
        ? 'Confirmed. Calls are matched to accounts now.'
        : 'Applied. Calls that come in are read now.',
    )
  }
  return {
    isBusy,
    problem,
    async apply(choice) {
      setBusy(true)
      setProblem(undefined)
      try {
        // Counted anew: the number that is confirmed is the one of this moment.
        const { fallingOut } = await call('post /access:preview', choice)
        if (fallingOut > 0) setAsked({ choice, fallingOut })
        else await set(choice)
      } catch (error) {
        setProblem(problemOf(error))
      } finally {
        setBusy(false)
      }
    },
    question: asked && (
      <ConfirmDialog
        isOpen
        onClose={() => setAsked(undefined)}
        title={`${counted(asked.fallingOut, 'call')} will no longer be available here`}
        verb={`Remove ${counted(asked.fallingOut, 'call')}`}
        onConfirm={() => set(asked.choice)}
      >
        <p>
          They go at once from account pages, from search and for every program, with transcripts
          and what was marked in them. In Gong nothing changes.
        </p>
        <p className="small">
          If you let them in again later they are read anew; marks that people made do not come
          back.
        </p>
      </ConfirmDialog>
    ),
  }
}
