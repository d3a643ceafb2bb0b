/** What reaches the port and cannot be read as a request, answered as every other problem: there is no route for it. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Log } from '../records/ports.ts'
import { bodyOf, type Told } from './problems.ts'

/** Of a line and its headers: a search of 10,000 characters is up to nine bytes each, as addresses write them. */
export const MOST_HEADER_BYTES = 128 * 1_024
/** Who is still sending hears nothing when the connection ends under their hands. */
const HEARING_MS = 1_000

export function answerUnreadable(
  log: Log,
  newId: () => string,
): (error: Error & { readonly code: string }, socket: Socket) => void {
  return ({ code }, socket) => {
    if (code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const told = toldOf(code)
    const requestId = newId()
    log.info({ requestId, status: told.status }, 'what came could not be read')
    const body = JSON.stringify(bodyOf(told, { id: requestId, url: '' }))
    socket.end(
      [
        `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status]}`,
        'content-type: application/problem+json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        `x-request-id: ${requestId}`,
        'cache-control: no-store',
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    )
    socket.resume()
    setTimeout(() => socket.destroy(), HEARING_MS).unref()
  }
}

function toldOf(code: string): Told {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        code: 'D-TOO-LARGE',
        status: 431,
        detail: 'The address and the headers of the request have more than 128 KB.',
        fix: 'Ask for less at once: a search has at most 10,000 characters.',
      }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        code: 'D-USAGE',
        status: 408,
        detail: 'The request did not come to its end.',
        fix: 'Send it again, or send less at once.',
      }
    default:
      return {
        code: 'D-USAGE',
        status: 400,
        detail: 'What was sent is no HTTP request.',
        fix: 'Check the program that sent it: its address, and whether it means http or https.',
      }
  }
}
