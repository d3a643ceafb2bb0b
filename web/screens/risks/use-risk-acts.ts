/** What can be done with a risk: take it, watch it, settle it, say that it is none. Each can be undone. */
import type { Risk, RiskState } from '../../../src/records/risk.ts'
import { problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { useReader } from '../../reader.ts'

export interface RiskActs {
  readonly isBusy: boolean
  readonly take: () => void
  readonly giveBack: () => void
  readonly setState: (state: RiskState) => void
  /** Throws what went wrong, for the dialog that asks why. */
  readonly dismiss: (reason: string) => Promise<void>
}

/** What is asked anew after a risk has changed. */
const TOUCHED = ['get /risks', 'get /risk-trend', 'get /accounts', 'get /calls/{callId}/moments']

const NEWS: Readonly<Record<RiskState, string>> = {
  open: 'Open again.',
  watching: 'It is being watched.',
  resolved: 'Settled.',
  dismissed: 'Dismissed. Sentences like it do not count again.',
}

export function useRiskActs(risk: Pick<Risk, 'riskId' | 'state' | 'owner'>): RiskActs {
  const { riskId, state: former, owner } = risk
  const { memberId } = useReader()
  const toast = useToast()
  const change = useSend('patch /risks/{riskId}', { invalidates: TOUCHED })
  const dismissal = useSend('post /risks/{riskId}:dismiss', { invalidates: TOUCHED })
  const say = (error: unknown) => {
    const { detail, fix } = problemOf(error)
    toast(`${detail} ${fix}`)
  }
  const send = async (
    wanted: { readonly state?: RiskState; readonly ownerId?: string | null },
    news: string,
    back: { readonly state?: RiskState; readonly ownerId?: string | null },
  ) => {
    try {
      await change.mutateAsync({ riskId, ...wanted })
      toast(news, {
        label: 'Undo',
        run: () => void change.mutateAsync({ riskId, ...back }).catch(say),
      })
    } catch (error) {
      say(error)
    }
  }
  const formerOwner = owner?.memberId ?? null
  return {
    isBusy: change.isPending || dismissal.isPending,
    take: () => void send({ ownerId: memberId }, 'The risk is yours.', { ownerId: formerOwner }),
    giveBack: () =>
      void send({ ownerId: null }, 'Nobody owns it any more.', { ownerId: formerOwner }),
    setState: (state) => void send({ state }, NEWS[state], { state: former }),
    async dismiss(reason) {
      await dismissal.mutateAsync({ riskId, reason })
      toast(NEWS.dismissed, {
        label: 'Undo',
        run: () => void change.mutateAsync({ riskId, state: former }).catch(say),
      })
    },
  }
}
