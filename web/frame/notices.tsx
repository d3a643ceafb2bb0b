/** The bell: what happened while nobody looked, and, if the person allows it, told by the browser as well. */
import { Link } from '@tanstack/react-router'
import { Bell } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { useCall, useSend } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { ProblemNote } from '../parts/problem.tsx'
import { SkeletonLines } from '../parts/skeleton.tsx'
import { Time } from '../parts/time.tsx'

const LOOK_MS = 20_000

export function Notices() {
  const { data: me } = useCall('get /me', {}, { refetchInterval: LOOK_MS })
  const [isOpen, setOpen] = useState(false)
  const unread = me?.unreadNotices ?? 0
  useBrowserNotice(unread)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="nav">
        <span className="bell">
          <Bell className="i" aria-hidden />
          {unread > 0 && <span className="dot" aria-hidden />}
        </span>
        Notices
        {unread > 0 && (
          <span className="badge">
            {unread}
            <span className="hush"> unread</span>
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="floating notices"
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={12}
          aria-label="Notices"
        >
          <NoticeList hasUnread={unread > 0} onGo={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function NoticeList({
  hasUnread,
  onGo,
}: {
  readonly hasUnread: boolean
  readonly onGo: () => void
}) {
  const { data, error, isPending } = useCall('get /notices', {})
  const reading = useSend('post /notices:read', { invalidates: ['get /me', 'get /notices'] })
  return (
    <>
      <div className="notices-head">
        <h2 className="h">Notices</h2>
        {hasUnread && (
          <Button
            look="quiet"
            isSmall
            isBusy={reading.isPending}
            onClick={() => reading.mutate({})}
          >
            Mark as read
          </Button>
        )}
      </div>
      {isPending && <SkeletonLines lines={3} />}
      {error && <ProblemNote problem={error} />}
      {data?.data.length === 0 && (
        <p className="small">
          Nothing yet. Imports that take long end here, and whatever needs you.
        </p>
      )}
      <ol>
        {data?.data.map((notice) => (
          <li key={notice.noticeId} className={notice.readAt ? 'read' : undefined}>
            <Link to={notice.link} onClick={onGo}>
              {notice.title}
            </Link>
            <p className="small">{notice.body}</p>
            <p className="dim">
              <Time at={notice.createdAt} as="ago" />
            </p>
          </li>
        ))}
      </ol>
      <AllowBrowserNotices />
    </>
  )
}

function AllowBrowserNotices() {
  const [permission, setPermission] = useState(permissionNow)
  if (permission !== 'default') return null
  return (
    <Button
      isSmall
      look="quiet"
      onClick={() => void Notification.requestPermission().then(setPermission)}
    >
      Tell me in the browser too
    </Button>
  )
}

/** When more are unread than before and nobody looks at the page, the browser tells the newest. */
function useBrowserNotice(unread: number): void {
  const before = useRef<number>(undefined)
  const isMore = before.current !== undefined && unread > before.current
  const mayTell = isMore && document.hidden && permissionNow() === 'granted'
  const { data } = useCall('get /notices', {}, { enabled: mayTell })
  useEffect(() => {
    before.current = unread
  }, [unread])
  const newest = mayTell ? data?.data[0] : undefined
  useEffect(() => {
    if (newest) void new Notification(newest.title, { body: newest.body, tag: newest.noticeId })
  }, [newest])
}

function permissionNow(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied'
}
