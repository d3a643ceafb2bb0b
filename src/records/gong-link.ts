/** Links to calls, as people copy them out of Gong. */

/** Up to 20 digits. */
const CALL_ID = /^\d{1,20}$/
const GONG_HOST = /^([a-z0-9-]+\.)?app\.gong\.io$/
/** Where a call's page, and its player in other people's pages, carry the id. */
const ID_PARAMETERS: Readonly<Record<string, string>> = {
  '/call': 'id',
  '/embedded-call': 'call-id',
}

/** The call that is meant by a link to its page in Gong, or by the bare id; undefined where it is neither. */
export function pastedCallId(pasted: string): string | undefined {
  const text = pasted.trim()
  if (CALL_ID.test(text)) return text
  const link = text.includes('://') ? text : `https://${text}`
  if (!URL.canParse(link)) return undefined
  const { protocol, hostname, pathname, searchParams } = new URL(link)
  if (protocol !== 'https:' || !GONG_HOST.test(hostname)) return undefined
  const parameter = ID_PARAMETERS[pathname]
  const id = parameter === undefined ? null : searchParams.get(parameter)
  return id !== null && CALL_ID.test(id) ? id : undefined
}

/**
 * Gong's page of the call at a span of seconds. The parameter is Gong's own for parts of calls in its library; whatever
 * does not know it opens the call.
 */
export function gongMomentUrl(callUrl: string, fromMs: number, toMs: number): string {
  const from = Math.floor(fromMs / 1_000)
  const to = Math.max(from + 1, Math.ceil(toMs / 1_000))
  const highlights = JSON.stringify([{ to, from, type: 'LIBRARY' }])
  return `${callUrl}${callUrl.includes('?') ? '&' : '?'}highlights=${encodeURIComponent(highlights)}`
}
