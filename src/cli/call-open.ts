/** `carryover call open`: the page of a call, here or in Gong, in the browser of whoever asks. */
import { spawn } from 'node:child_process'
import { z } from 'zod'
import { callTime } from '../operations/call-times.ts'
import { getCall } from '../operations/calls.ts'
import { Problem, usage } from '../records/problems.ts'
import type { Door, GivenFlags, OwnCommand, Terminal } from './door.ts'
import { askServer } from './served.ts'
import { SERVER_FLAGS, typedServer, whichServer } from './which-server.ts'

export function callOpen(door: Door): OwnCommand {
  return {
    words: ['call', 'open'],
    summary: 'Open the page of a call in the browser.',
    argument: 'call',
    flags: [
      { flags: '--at <at>', about: 'at this place of the call, as 31:07' },
      { flags: '--gong', about: "Gong's page, with the recording, instead of Carryover's" },
      { flags: '--no-browser', about: 'print the address instead of opening it' },
      ...SERVER_FLAGS.map(([flags, about]) => ({ flags, about })),
    ],
    examples: [
      'carryover call open 7782342274025937895 --at 31:07',
      'carryover call open 7782342274025937895 --gong',
    ],
    run: (flags, terminal, signal) => openCall(door, flags, terminal, signal),
  }
}

const typed = typedServer.extend({
  call: z.string(),
  at: z.string().optional(),
  gong: z.boolean().default(false),
  browser: z.boolean(),
})
const shown = z.object({ gongUrl: z.string().nullable() })

/** What may not be seen is not opened: the server is asked first. */
async function openCall(
  door: Door,
  flags: GivenFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { call: callId, at, gong, browser, ...asked } = typed.parse(flags)
  if (gong && at !== undefined) {
    throw usage('--at is no place on the page in Gong.', 'Leave out --at or --gong.')
  }
  const hash = at === undefined ? '' : `#t=${secondsOf(at)}`
  const server = await whichServer(asked, door.server(), terminal)
  const { gongUrl } = shown.parse(await askServer(server, getCall, { callId }, signal))
  const page = new URL(`/calls/${encodeURIComponent(callId)}${hash}`, server.url).href
  const address = gong ? gongPage(gongUrl) : page
  if (browser && (await openBrowser(address))) {
    terminal.err.write(`Opened ${address}\n`)
    return 0
  }
  terminal.out.write(`${address}\n`)
  if (!browser) return 0
  terminal.err.write('No browser could be opened here; this is the address.\n')
  return 1
}

function secondsOf(at: string): number {
  const read = callTime.safeParse(at)
  if (read.success) return Math.floor(read.data / 1_000)
  throw usage(`--at: ${read.error.issues[0]?.message}.`, 'See: carryover call open --help')
}

function gongPage(url: string | null): string {
  if (url !== null && /^https?:/.test(url)) return url
  throw new Problem({
    code: 'D-NOT-FOUND',
    message: 'Gong has given no page for this call.',
    fix: "Leave out --gong to open Carryover's own.",
  })
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** False where there is nothing that opens one. */
function openBrowser(address: string): Promise<boolean> {
  const [program = '', ...words] = OPENERS[process.platform] ?? ['xdg-open']
  const opening = spawn(program, [...words, address], { stdio: 'ignore' })
  return new Promise((resolve) => {
    opening.on('error', () => resolve(false))
    opening.on('close', (code) => resolve(code === 0))
  })
}
