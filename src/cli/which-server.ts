/** Which server a command asks, and with which token: what was typed, then the environment, then the login. */
import { z } from 'zod'
import { usage } from '../records/problems.ts'
import type { Server, ServerSettings, Terminal } from './door.ts'
import { type Login, readLogin } from './login-file.ts'
import { readTextFile } from './text-file.ts'

export const typedServer = z.object({
  server: z.string().optional(),
  tokenFile: z.string().optional(),
})
export type TypedServer = Readonly<z.infer<typeof typedServer>>

export const SERVER_FLAGS = [
  ['--server <url>', 'instead of CARRYOVER_SERVER and the login'],
  ['--token-file <file>', 'holds an API token, instead of CARRYOVER_TOKEN and the login'],
] as const

export async function whichServer(
  typed: TypedServer,
  settings: ServerSettings,
  terminal: Terminal,
): Promise<Server> {
  const login = await readLogin(settings.loginFolder)
  const url = urlOf(typed, settings, login)
  if (typed.tokenFile !== undefined) return { url, token: await tokenIn(typed.tokenFile, terminal) }
  // The token of one server is nothing that another should hear.
  const isTheirs = login !== undefined && new URL(login.server).origin === new URL(url).origin
  return { url, token: settings.token ?? (isTheirs ? login.token : undefined) }
}

export function urlOf(
  { server }: TypedServer,
  settings: ServerSettings,
  login: Login | undefined,
): string {
  const url = server ?? settings.url ?? login?.server ?? settings.localUrl
  if (URL.canParse(url) && /^https?:/.test(url)) return url
  throw usage(`--server: "${url}" is no web address.`, 'Give it as https://carryover.example.com.')
}

/** Undefined where the file is empty. */
export async function tokenIn(file: string, terminal: Terminal): Promise<string | undefined> {
  const token = (await readTextFile(file, terminal.in)).trim()
  return token === '' ? undefined : token
}
