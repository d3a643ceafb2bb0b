/** The documentation, as the server keeps it: Markdown files of the product itself, in the reading column. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Page } from '../../frame/frame.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { contentsOf, type Entry, rendered } from './markdown.ts'
import './docs.css'

export function Docs() {
  const { page }: { readonly page?: string } = useParams({ strict: false })
  const { data: contents, error } = useQuery({
    queryKey: ['/llms.txt'],
    queryFn: async () => contentsOf(await textOf('/llms.txt')),
    staleTime: Infinity,
    retry: false,
  })
  if (page !== undefined) return <Reading page={page} contents={contents ?? []} />
  return (
    <Page title="Help">
      {!contents && !error && <SkeletonLines lines={8} />}
      {(error || contents?.length === 0) && (
        <Empty sentence="There is no documentation on this server." />
      )}
      {contents && contents.length > 0 && (
        <ul className="docs-index">
          {contents.map(({ page: name, title, says }) => (
            <li key={name}>
              <Link to="/docs/$page" params={{ page: name }}>
                {title}
              </Link>
              <p className="small">{says}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

interface ReadingProps {
  readonly page: string
  readonly contents: readonly Entry[]
}

function Reading({ page, contents }: ReadingProps) {
  const { data: article, error } = useQuery({
    queryKey: ['/docs', page],
    queryFn: async () => rendered(await textOf(`/docs/${encodeURIComponent(page)}.md`)),
    staleTime: Infinity,
    retry: false,
  })
  return (
    <Page
      title={article?.title ?? 'Help'}
      breadcrumb={[{ label: 'Help', to: '/docs' }]}
      actions={
        article && (
          <a className="more" href={`/docs/${page}.md`}>
            As Markdown
          </a>
        )
      }
    >
      <div className="docs">
        <Contents entries={contents} shown={page} />
        {error ? (
          <Empty
            sentence="There is no such page in the documentation."
            action={<ButtonLink to="/docs">To all pages</ButtonLink>}
          />
        ) : (
          <Article html={article?.html} />
        )}
      </div>
    </Page>
  )
}

interface ContentsProps {
  readonly entries: readonly Entry[]
  readonly shown: string
}

function Contents({ entries, shown }: ContentsProps) {
  return (
    <nav className="docs-contents" aria-label="Documentation">
      <ul>
        {entries.map(({ page, title, says }) => (
          <li key={page}>
            <Link
              to="/docs/$page"
              params={{ page }}
              title={says}
              aria-current={page === shown ? 'page' : undefined}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Links between our own pages stay in the product. */
function Article({ html }: { readonly html: string | undefined }) {
  const navigate = useNavigate()
  if (html === undefined) return <SkeletonLines lines={12} />
  return (
    <article
      className="docs-article"
      // Made by our own renderer from our own files; it lets no raw HTML through.
      dangerouslySetInnerHTML={{ __html: html }}
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null
        const path = link?.getAttribute('href')
        if (!path?.startsWith('/docs/') || path.endsWith('.md') || event.metaKey || event.ctrlKey)
          return
        event.preventDefault()
        void navigate({ to: path })
      }}
    />
  )
}

async function textOf(path: string): Promise<string> {
  const response = await fetch(path, { headers: { accept: 'text/markdown, text/plain' } })
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok || type.includes('text/html')) throw new Error(`${path} is not there`)
  return response.text()
}
