/** A real browser for journeys: the Chromium that comes with npm, started once for a file of tests. */
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll } from 'vitest'

const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache')

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

let launched: Promise<Browser> | undefined

/** The browser of this test file; closed after its last test. */
export function browser(): Promise<Browser> {
  if (launched === undefined) {
    afterAll(async () => {
      await (await launched)?.close()
      launched = undefined
    })
  }
  return (launched ??= launch())
}

async function launch(): Promise<Browser> {
  const folder = await unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts', 'own.conf'),
      LD_LIBRARY_PATH: [folder, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    },
  })
}

/** The package unpacks itself into the temporary folder of the system, which users of one machine share: not so here. */
async function unpacked(): Promise<string> {
  const folder = join(CACHE, 'chromium')
  if (existsSync(folder)) return folder
  const mine = join(CACHE, `chromium-${process.pid}`)
  await mkdir(mine, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = mine
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  // The package's own configuration names folders of the system, which are not there.
  await writeFile(join(mine, 'fonts', 'own.conf'), FONTS)
  // Somebody else may have been faster.
  await rename(mine, folder).catch(() => rm(mine, { recursive: true, force: true }))
  return folder
}
