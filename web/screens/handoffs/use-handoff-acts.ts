/** What can be done with a handoff. What goes wrong is told in the corner, or by the dialog that asked. */
import { useQueryClient } from '@tanstack/react-query'
import type { Handoff, HandoffAnswer } from '../../../src/records/handoff.ts'
import { type InputOf, problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import type { SentSentence } from '../../parts/answer-sentences.ts'
import { useCopy } from '../../parts/copy-box.tsx'

type Generate = Omit<InputOf<'post /handoffs/{accountId}:generate'>, 'accountId'>
type Change = Omit<InputOf<'patch /handoffs/{accountId}'>, 'accountId'>

export interface HandoffActs {
  /** Of the field that is being changed; undefined when none is. */
  readonly busyKey: string | undefined
  readonly confirm: (answer: HandoffAnswer) => void
  readonly reopen: (answer: HandoffAnswer) => void
  /** Throws what went wrong, for the form. */
  readonly write: (key: string, sentences: readonly SentSentence[]) => Promise<void>
  readonly propose: (key: string, proposal: 'take' | 'leave') => void
  readonly decide: (contradictionId: string, side: number | null, note: string) => Promise<void>
  readonly generate: (request: Generate) => Promise<void>
  readonly change: (change: Change, news: string) => void
  readonly accept: () => Promise<void>
  readonly giveBack: (reason: string) => Promise<void>
  readonly ask: (answer: HandoffAnswer) => void
}

const TOUCHED = ['get /accounts', 'get /handoffs']

export function useHandoffActs(handoff: Handoff): HandoffActs {
  const { accountId } = handoff
  const toast = useToast()
  const { copy } = useCopy()
  const queries = useQueryClient()
  const options = { invalidates: TOUCHED }
  const answering = useSend('patch /handoffs/{accountId}/fields/{key}', options)
  const deciding = useSend(
    'post /handoffs/{accountId}/contradictions/{contradictionId}:decide',
    options,
  )
  const generating = useSend('post /handoffs/{accountId}:generate', options)
  const changing = useSend('patch /handoffs/{accountId}', options)
  const accepting = useSend('post /handoffs/{accountId}:accept', options)
  const returning = useSend('post /handoffs/{accountId}:return', options)
  const say = (error: unknown) => {
    const { detail, fix } = problemOf(error)
    toast(`${detail} ${fix}`)
  }
  const keep = (now: Handoff) =>
    queries.setQueryData(['get /accounts/{accountId}/handoff', { accountId }], now)
  const mark = async (key: string, isConfirmed: boolean) => {
    await answering.mutateAsync({ accountId, key, isConfirmed })
  }
  return {
    busyKey: answering.isPending ? answering.variables.key : undefined,
    confirm({ key, question }) {
      const undo = () => void mark(key, false).catch(say)
      void mark(key, true).then(
        () => toast(`Confirmed: ${question}.`, { label: 'Undo', run: undo }),
        say,
      )
    },
    reopen({ key, question }) {
      void mark(key, false).then(() => toast(`Open again: ${question}.`), say)
    },
    async write(key, sentences) {
      await answering.mutateAsync({ accountId, key, sentences })
    },
    propose(key, proposal) {
      answering.mutate({ accountId, key, proposal }, { onError: say })
    },
    async decide(contradictionId, side, note) {
      keep(await deciding.mutateAsync({ accountId, contradictionId, side, note }))
      toast('Decided. The history keeps both sentences.')
    },
    async generate(request) {
      keep(await generating.mutateAsync({ accountId, ...request }))
    },
    change(change, news) {
      changing.mutate(
        { accountId, ...change },
        {
          onSuccess(now) {
            keep(now)
            toast(news)
          },
          onError: say,
        },
      )
    },
    async accept() {
      const now = await accepting.mutateAsync({ accountId })
      keep(now)
      toast(`Accepted. ${now.to?.name ?? 'Customer success'} looks after the account.`)
    },
    async giveBack(reason) {
      keep(await returning.mutateAsync({ accountId, reason }))
      toast('Returned to sales, with your reason.')
    },
    ask(answer) {
      const words = askWords(handoff, answer, window.location.href)
      const { from } = handoff
      void copy(words).then(() => toast(`Copied a question for ${from ?? 'the seller'}.`))
    },
  }
}

/** Ready to be pasted wherever one talks to the seller. */
function askWords(
  { from, accountName }: Handoff,
  { question, note, sentences }: HandoffAnswer,
  address: string,
): string {
  const seen = sentences.map(({ text }) => text).filter((text) => text !== '')
  return [
    `Hi${from === null ? '' : ` ${from.split(' ')[0]}`}, one question about ${accountName}.`,
    `${question}: ${seen.length > 0 ? `the calls say “${seen.join(' ')}” Is that right, and is there more?` : `${(note ?? 'nothing is known').replace(/\.$/, '').toLowerCase()}. What do you know?`}`,
    address,
  ].join('\n')
}
