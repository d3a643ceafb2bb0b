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
