/** The page of a call: the staff, the transcript, and what stands around it. */
import './call.css'
import { usePathPart } from '../../address.ts'
import { useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button } from '../../parts/button.tsx'
import { Skeleton, SkeletonLines } from '../../parts/skeleton.tsx'
import { CallDesk } from './call-desk.tsx'
import { WaitingStaff } from './waiting-staff.tsx'

export function CallPage() {
  const callId = usePathPart('callId')
  return <Shown key={callId} callId={callId} />
}

const CRUMBS = [{ label: 'Calls', to: '/calls' }]
/** What Gong still owes may come at any time. */
const OWED_MS = 30_000

function Shown({ callId }: { readonly callId: string }) {
  const call = useCall(
    'get /calls/{callId}',
    { callId },
    {
      staleTime: 30_000,
      refetchInterval: (newest) => (newest?.transcript === 'owed' ? OWED_MS : false),
    },
  )
  const hasTranscript = call.data?.transcript === 'here'
  const transcript = useCall(
    'get /calls/{callId}/transcript',
    { callId },
    { enabled: hasTranscript, staleTime: Infinity },
  )
  if (call.error?.status === 404) return <NotThere />
  const again = (
    <Button isSmall onClick={() => void call.refetch()}>
      Try again
    </Button>
  )
  if (!call.data) {
    return (
      <Page title="Call" breadcrumb={CRUMBS}>
        {call.error ? <ProblemBanner problem={call.error} action={again} /> : <Waiting />}
      </Page>
    )
  }
  return (
    <CallDesk
      call={call.data}
      transcript={hasTranscript ? transcript.data : undefined}
      problem={call.error ?? transcript.error}
      again={() => {
        void call.refetch()
        void transcript.refetch()
      }}
    />
  )
}

function Waiting() {
  return (
    <div className="grid gap-4">
      <Skeleton width="46%" height="18px" />
      <WaitingStaff />
      <SkeletonLines lines={9} />
    </div>
  )
}
