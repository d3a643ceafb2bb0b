/** Paths of this product, where a request says where the browser should go: never to another site. */

/** `/` for anything else. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/'
}

/** With one more thing in its query. */
export function withQuery(path: string, name: string, value: string): string {
  const url = new URL(ownPath(path), 'http://own')
  url.searchParams.set(name, value)
  return url.pathname + url.search + url.hash
}
