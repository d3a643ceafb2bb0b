/** Paths of this product, where a request says where the browser should go: never to another site. */

/** `/` for anything else. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/'
}

/** With more in its query. */
export function withQuery(path: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(ownPath(path), 'http://own')
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  return url.pathname + url.search + url.hash
}
