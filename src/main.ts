/** Carryover, from the command line: `carryover <command>`. */
import { createNeeds, serverOf } from './own-machine.ts'
import { runCommandLine } from './cli/run.ts'
import { ownCommands } from './commands.ts'
import { readConfig } from './config.ts'
import { keepHeapSmall } from './heap.ts'
import { onInterrupt } from './interrupt.ts'
import { version } from './version.ts'

keepHeapSmall()
// Whoever reads our output may have seen enough, as `head` has.
process.stdout.on('error', () => process.exit(0))

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
    server: () => serverOf(readConfig()),
    ownCommands,
  },
  terminal,
  onInterrupt(),
)
