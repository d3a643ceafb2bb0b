/** Connecting Gong: by access key (the easy way, first) or by Gong's own sign-in. */
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useState } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { call } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Checkbox } from '../../parts/checkbox.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { nextPath } from '../../session.ts'
import { OauthTab } from './oauth-tab.tsx'
import { ResumeQuestion } from './resume-question.tsx'
import { StopQuestion } from './stop-question.tsx'
import { TokenTab } from './token-tab.tsx'
import { useOauth } from './use-oauth.ts'
import { useOwnForAccounts } from './use-own-for-accounts.ts'
import './connect.css'

export type Way = 'token' | 'oauth'

interface ConnectDialogProps {
  /** Undefined while the dialog is closed. */
  readonly way: Way | undefined
  /** The member's own connection, or the one that reads for all accounts. */
  readonly kind?: Connection['kind']
  /** The member may let their own connection read for the accounts too, and nothing else does. */
  readonly maySpread?: boolean
  /** An attempt that came back in this tab: the dialog goes on with it. */
  readonly attemptId: string | undefined
  /** The connection that needs new credentials; undefined for a first one. */
  readonly former: Connection | undefined
  readonly next: string | undefined
  readonly opener?: RefObject<HTMLElement | null>
  readonly onWay: (way: Way) => void
  readonly onClose: () => void
}

const ACCESS = '/integrations/gong/access'

export function ConnectDialog(props: ConnectDialogProps) {
  const {
    way,
    kind = 'personal',
    maySpread = false,
    attemptId,
    former,
    next,
    opener,
    onWay,
    onClose,
  } = props
  const navigate = useNavigate()
  const toast = useToast()
  const useOwn = useOwnForAccounts()
  const [isAsking, setAsking] = useState(false)
  const [isSpread, setSpread] = useState(false)
  const [resumable, setResumable] = useState(0)

  const leave = (to = next && nextPath(next)) => {
    setResumable(0)
    // The next time it begins anew.
    oauth.stop()
    onClose()
    if (to) void navigate({ to })
  }
  const connected = async () => {
    if (kind === 'shared') {
      toast('Gong is connected for the accounts.')
      return leave((await isReachChosen()) ? undefined : ACCESS)
    }
    toast('Gong is connected.')
    if (maySpread && isSpread && (await useOwn())) return leave(ACCESS)
    const schedules = await stoppedSchedules()
    if (schedules > 0) setResumable(schedules)
    else leave()
  }
  const oauth = useOauth('gong', attemptId, () => void connected(), kind)
  const close = () => {
    if (oauth.state.at === 'waiting') setAsking(true)
    else {
      oauth.stop()
      onClose()
    }
  }
  const also = kind === 'personal' && maySpread && (
    <Checkbox
      checked={isSpread}
      onChange={setSpread}
      label="Use my connection for the accounts too"
      hint="For small teams: no second key is needed. You choose next which calls may be read."
    />
  )
  // A connection that works is not connected over: to switch, it is disconnected first.
  const isOpen = way !== undefined && former?.status !== 'connected'
  return (
    <>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={titleOf(kind, former !== undefined)}
        size="wide"
        returnFocusTo={opener}
      >
        <Tabs
          label="Ways to connect"
          value={way ?? 'token'}
          onChange={onWay}
          tabs={[
            {
              value: 'token',
              label: 'API Token',
              content: <TokenTab former={former} kind={kind} also={also} onSaved={connected} />,
            },
            {
              value: 'oauth',
              label: 'OAuth',
              content: (
                <OauthTab
                  oauth={oauth}
                  kind={kind}
                  returnTo={`/integrations?connect=oauth${kind === 'shared' ? '&for=accounts' : ''}`}
                  also={also}
                  onKeyInstead={() => onWay('token')}
                />
              ),
            },
          ]}
        />
      </Dialog>
      <StopQuestion
        isOpen={isAsking && oauth.state.at === 'waiting'}
        onKeep={() => setAsking(false)}
        onStop={() => {
          setAsking(false)
          oauth.stop()
          onClose()
        }}
      />
      <ResumeQuestion schedules={resumable} onDone={() => leave()} />
    </>
  )
}

function titleOf(kind: Connection['kind'], isAgain: boolean): string {
  return `${isAgain ? 'Reconnect' : 'Connect'} Gong${kind === 'shared' ? ' for the accounts' : ''}`
}

/** An answer to a question is not worth failing a connection that has just been made. */
async function stoppedSchedules(): Promise<number> {
  const answer = await call('get /connections/resumable', {}).catch(() => ({ schedules: 0 }))
  return answer.schedules
}

/** What the accounts may be made of is chosen once: a renewed connection keeps it. */
async function isReachChosen(): Promise<boolean> {
  const { confirmedAt } = await call('get /access', {}).catch(() => ({ confirmedAt: null }))
  return confirmedAt !== null
}
