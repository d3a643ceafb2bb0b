/** Connecting Gong: by access key (the easy way, first) or by Gong's own sign-in. */
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useState } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { call } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { nextPath } from '../../session.ts'
import { OauthTab } from './oauth-tab.tsx'
import { ResumeQuestion } from './resume-question.tsx'
import { TokenTab } from './token-tab.tsx'
import { useOauth } from './use-oauth.ts'
import './connect.css'

export type Way = 'token' | 'oauth'

interface ConnectDialogProps {
  /** Undefined while the dialog is closed. */
  readonly way: Way | undefined
  /** An attempt that came back in this tab: the dialog goes on with it. */
  readonly attemptId: string | undefined
  /** The connection that needs new credentials; undefined for a first one. */
  readonly former: Connection | undefined
  readonly next: string | undefined
  readonly opener?: RefObject<HTMLElement | null>
  readonly onWay: (way: Way) => void
  readonly onClose: () => void
}

export function ConnectDialog({
  way,
  attemptId,
  former,
  next,
  opener,
  onWay,
  onClose,
}: ConnectDialogProps) {
  const navigate = useNavigate()
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const [resumable, setResumable] = useState(0)

  const leave = () => {
    setResumable(0)
    // The next time it begins anew.
    oauth.stop()
    onClose()
    if (next) void navigate({ to: nextPath(next) })
  }
  const connected = async () => {
    toast('Gong is connected.')
    const schedules = await stoppedSchedules()
    if (schedules > 0) setResumable(schedules)
    else leave()
  }
  const oauth = useOauth('gong', attemptId, () => void connected())
  const close = () => {
    if (oauth.state.at === 'waiting') setAsking(true)
    else {
      oauth.stop()
      onClose()
    }
  }
  // A connection that works is not connected over: to switch, it is disconnected first.
  const isOpen = way !== undefined && former?.status !== 'connected'
  return (
    <>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={former ? 'Reconnect Gong' : 'Connect Gong'}
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
              content: <TokenTab former={former} onSaved={() => void connected()} />,
            },
            {
              value: 'oauth',
              label: 'OAuth',
              content: <OauthTab oauth={oauth} onKeyInstead={() => onWay('token')} />,
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
      <ResumeQuestion schedules={resumable} onDone={leave} />
    </>
  )
}

/** An answer to a question is not worth failing a connection that has just been made. */
async function stoppedSchedules(): Promise<number> {
  const answer = await call('get /connections/resumable', {}).catch(() => ({ schedules: 0 }))
  return answer.schedules
}

interface StopQuestionProps {
  readonly isOpen: boolean
  readonly onKeep: () => void
  readonly onStop: () => void
}

/** Esc and the cross while Gong's window is open. */
function StopQuestion({ isOpen, onKeep, onStop }: StopQuestionProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onKeep}
      title="Stop waiting for Gong?"
      description="The Gong window is closed with it. Nothing has been stored."
      footer={
        <>
          <Button look="quiet" onClick={onStop}>
            Stop waiting
          </Button>
          <Button look="primary" onClick={onKeep}>
            Keep waiting
          </Button>
        </>
      }
    />
  )
}
