/** Carryover, from the command line: `carryover <command>`. */
import { createNeeds } from './app.ts'
import type { OwnCommand } from './cli/door.ts'
import { runCommandLine } from './cli/run.ts'
import { readConfig } from './config.ts'
import { keepHeapSmall } from './heap.ts'
import { onInterrupt } from './interrupt.ts'
import { version } from './version.ts'

keepHeapSmall()
// Whoever reads our output may have seen enough, as `head` has.
process.stdout.on('error', () => process.exit(0))

const demo: OwnCommand = {
  words: 'demo',
  summary: 'Read the sample world into ./demo-output and show how each file begins.',
  // The pretend Gong is loaded only for those who ask for it.
  run: async (given, signal) => (await import('./demo.ts')).runDemo(given, signal),
}

const terminal = {
  out: process.stdout,
  err: process.stderr,
  in: process.stdin,
  isWatched: process.stderr.isTTY,
}

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    version,
    needs: (credentials, outside) => createNeeds(readConfig(), credentials, outside),
    ownCommands: [demo],
  },
  terminal,
  onInterrupt(),
)
