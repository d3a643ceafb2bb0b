/** Carryover, from the command line: `carryover <command>`. */
import { createNeeds } from './app.ts'
import { runCommandLine } from './cli/run.ts'
import { readConfig } from './config.ts'
import { demo } from './demo.ts'
import { onInterrupt } from './interrupt.ts'
import { version } from './version.ts'

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
