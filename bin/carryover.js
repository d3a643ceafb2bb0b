#!/usr/bin/env node
// Plain JavaScript that any Node can read: finds a Node new enough for the product and runs it there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const compiled = join(root, 'dist', 'src', 'main.js')
const source = join(root, 'src', 'main.ts')
// Node does not strip types under node_modules, so an installed package runs what was compiled.
const main = existsSync(source) ? source : compiled
// Stripping types takes longer than running most commands, and 30 MB: it is done once for each state of a file.
const cache = join(root, 'node_modules', '.cache', 'carryover')

const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

if (isNewEnough(process.versions.node)) {
  if (main === source) module.enableCompileCache(cache)
  await import(pathToFileURL(main).href)
} else {
  const nodes = [
    join(root, 'node_modules', 'node', 'bin', 'node'),
    join(root, '..', 'node', 'bin', 'node'),
  ]
  const newer = nodes.find((path) => existsSync(path))
  if (newer === undefined) {
    process.stderr.write(
      `Carryover needs Node 22.18 or newer; this is ${process.versions.node}. Run "npm install" in ${root}, which brings the right Node along, or install a newer one.\n`,
    )
    process.exit(1)
  }
  const words = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const child = spawn(newer, words, { stdio: 'inherit' })
  // The terminal sends Ctrl-C to both; the child decides when it is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 130
  })
}
