/** Another address of the pretend Gong, as companies outside the common region have one. */
import { createServer, request } from 'node:http'
import { onTestFinished } from 'vitest'

export interface RegionalHost {
  readonly url: string
  /** Paths that were asked here, in order. */
  readonly asked: readonly string[]
  /** Where its answers come from; before, it has none. */
  leadTo(url: string): void
}

export async function regionalHost(): Promise<RegionalHost> {
  const asked: string[] = []
  let target = ''
  const server = createServer((received, reply) => {
    const { method, headers, url: path = '/' } = received
    asked.push(path)
    const onward = request(new URL(path, target), { method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
    })
    onward.on('error', () => reply.destroy())
    received.pipe(onward)
  })
  const port = await new Promise<number>((resolve) => {
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    leadTo: (url) => void (target = url),
  }
}
