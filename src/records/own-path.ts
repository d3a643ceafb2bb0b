/** Paths of this product, where a request says where the browser should go: never to another site. */

const OWN = 'http://own.invalid'

/** `/` for anything else, as a browser would read it: it passes over tabs and folds `..`, and `//` names a host. */
export function ownPath(path: string | undefined): string {
  if (path === undefined || !path.startsWith('/') || !URL.canParse(path, OWN)) return '/'
  const { origin, pathname, search, hash } = new URL(path, OWN)
  return origin === OWN && !pathname.startsWith('//') ? pathname + search + hash : '/'
}

/** With more in its query. */
export function withQuery(path: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(ownPath(path), OWN)
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  return url.pathname + url.search + url.hash
}
