/** Notices that nobody has read yet. */
import { Link } from '@tanstack/react-router'
import { useCall, useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Time } from '../../parts/time.tsx'

const SHOWN = 5

export function News() {
  const notices = useCall('get /notices', {}, { staleTime: 15_000 })
  const read = useSend('post /notices:read', { invalidates: ['get /notices', 'get /me'] })
  const unread = notices.data?.data.filter(({ readAt }) => readAt === null) ?? []
  if (unread.length === 0) return null
  return (
    <section className="news" aria-labelledby="home-news">
      <div className="head">
        <h2 id="home-news">News</h2>
        <Button
          look="quiet"
          isSmall
          className="by"
          isBusy={read.isPending}
          onClick={() => read.mutate({})}
        >
          Mark as read
        </Button>
      </div>
      <ul>
        {unread.slice(0, SHOWN).map(({ noticeId, title, body, link, createdAt }) => (
          <li key={noticeId}>
            <Link className="name" to={link}>
              {title}
            </Link>
            <p className="small">{body}</p>
            <p className="small dim">
              <Time at={createdAt} as="ago" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
