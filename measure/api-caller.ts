/** Asks the API of a running product, with an API token. */

export interface Caller {
  /** The parsed answer; throws with what was said when that is a refusal. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>
  text(path: string): Promise<string>
}

export function callerOf(url: string, token: string): Caller {
  const send = async (method: string, path: string, body?: unknown): Promise<string> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text
  }
  return {
    async ask(method, path, body) {
      const text = await send(method, path, body)
      return text === '' ? undefined : JSON.parse(text)
    },
    text: (path) => send('GET', path),
  }
}
