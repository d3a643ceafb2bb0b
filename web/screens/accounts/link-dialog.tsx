/** Linking a call by hand: found in Gong by title, day or participant, or named by its link. Nothing else is kept. */
import { useState } from 'react'
import type { Account, LiveCall } from '../../../src/records/account.ts'
import { call, useSend } from '../../api.ts'
import { useMutation } from '@tanstack/react-query'
import type { ApiProblem, OutputOf } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Form, TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { costWords } from '../../parts/call-words.ts'
import { LiveCalls } from '../../parts/live-calls.tsx'

/** Of what is looked through unless somebody says otherwise. */
const LOOK_BACK_DAYS = 90
const YEAR_DAYS = 365

interface LinkDialogProps {
  readonly account: Account
  readonly onClose: () => void
}

type Found = OutputOf<'get /accounts/{accountId}/linkable'>

interface Sought {
  readonly query: string
  readonly from: string
  readonly to: string
}

export function LinkDialog({ account, onClose }: LinkDialogProps) {
  const { accountId } = account
  const toast = useToast()
  const [sought, setSought] = useState<Sought>(() => ({
    query: '',
    from: daysAgo(LOOK_BACK_DAYS),
    to: '',
  }))
  const find = useMutation<Found, ApiProblem, Sought>({
    mutationFn: ({ query, from, to }) =>
      call('get /accounts/{accountId}/linkable', {
        accountId,
        query,
        ...(from && { from: new Date(`${from}T00:00:00`).toISOString() }),
        ...(to && { to: dayAfter(to) }),
      }),
  })
  const link = useSend('post /accounts/{accountId}/links', {
    invalidates: ['get /accounts', 'get /calls'],
  })
  const linkOne = (named: string, title: string) =>
    // A promise, not a callback of the mutation: with its first call the page becomes another one.
    void link.mutateAsync({ accountId, call: named }).then(
      () => {
        toast(`${title} belongs to ${account.name} now.`)
        onClose()
      },
      () => 'link.error shows it',
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Link a call"
      description={`Found in Gong now; only the call that you link to ${account.name} is kept.`}
      size="wide"
    >
      <div className="dialog-body link-dialog">
        <Form className="find-calls" onSubmit={() => find.mutate(sought)}>
          <TextField
            label="Title or participant"
            value={sought.query}
            onChange={(event) => setSought({ ...sought, query: event.target.value })}
          />
          <TextField
            label="From"
            type="date"
            value={sought.from}
            onChange={(event) => setSought({ ...sought, from: event.target.value })}
          />
          <TextField
            label="To"
            type="date"
            value={sought.to}
            onChange={(event) => setSought({ ...sought, to: event.target.value })}
          />
          <Button type="submit" look="primary" isBusy={find.isPending}>
            Find in Gong
          </Button>
        </Form>
        {find.isPending && <SkeletonLines lines={3} height="28px" />}
        {find.error && <ProblemNote problem={find.error} />}
        {find.data && (
          <FoundCalls
            found={find.data}
            isBusy={link.isPending}
            onLink={linkOne}
            onYear={() => {
              const further = { ...sought, from: daysAgo(YEAR_DAYS), to: '' }
              setSought(further)
              find.mutate(further)
            }}
          />
        )}
        {link.error && <ProblemNote problem={link.error} />}
        <PasteOne isBusy={link.isPending} onLink={(named) => linkOne(named, 'The call')} />
      </div>
    </Dialog>
  )
}

interface FoundCallsProps {
  readonly found: Found
  readonly isBusy: boolean
  readonly onLink: (callId: string, title: string) => void
  /** Looks through a whole year. */
  readonly onYear: () => void
}

function FoundCalls({ found: { data, cost }, isBusy, onLink, onYear }: FoundCallsProps) {
  return (
    <section aria-label="Found in Gong" aria-live="polite">
      <p className="small dim">{costWords(cost)}.</p>
      {data.length === 0 && (
        <p className="found-none">
          No call is like that in these days.
          <Button isSmall onClick={onYear}>
            Look back a year
          </Button>
        </p>
      )}
      <LiveCalls
        calls={data}
        act={({ callId, title }: LiveCall) => (
          <Button isSmall isBusy={isBusy} onClick={() => onLink(callId, `“${title}”`)}>
            Link<span className="hush"> {title}</span>
          </Button>
        )}
      />
    </section>
  )
}

interface PasteOneProps {
  readonly isBusy: boolean
  readonly onLink: (named: string) => void
}

function PasteOne({ isBusy, onLink }: PasteOneProps) {
  const [named, setNamed] = useState('')
  return (
    <Form className="paste-call" onSubmit={() => named.trim() !== '' && onLink(named.trim())}>
      <TextField
        label="Or paste a link to the call in Gong"
        isMono
        spellCheck={false}
        placeholder="https://us-12345.app.gong.io/call?id=…"
        value={named}
        onChange={(event) => setNamed(event.target.value)}
      />
      <Button type="submit" isBusy={isBusy} disabled={named.trim() === ''}>
        Link this call
      </Button>
    </Form>
  )
}

/** The last day belongs to the span. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00`)
  next.setDate(next.getDate() + 1)
  return next.toISOString()
}

/** As a field for days takes it. */
function daysAgo(days: number): string {
  const then = new Date()
  then.setDate(then.getDate() - days)
  const [month, day] = [then.getMonth() + 1, then.getDate()].map((n) => String(n).padStart(2, '0'))
  return `${then.getFullYear()}-${month}-${day}`
}
