/** `npm run prove -- crash`: what is promised of whole processes, tried as often as is asked for. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { proveCrashes, type Trial } from './crash.ts'

interface Flags {
  readonly times: number
  readonly seed: string
  readonly json: boolean
}

const program = new Command('prove').exitOverride()
program
  .command('crash')
  .description('Kills the product in imports and syncs, starts it again, and compares the files.')
  .option('--times <count>', 'how often', atLeastOne, 50)
  .option('--seed <seed>', 'the same seed makes the same company and the same moments', '1')
  .option('--json', 'the trials as JSON', false)
  .action(crash)

async function crash({ times, seed, json }: Flags): Promise<void> {
  const startedMs = performance.now()
  const trials = await proveCrashes({ times, seed }, (trial) => {
    if (!json) process.stdout.write(lineOf(trial))
  })
  const failed = trials.filter(({ findings }) => findings.length > 0)
  const seconds = Math.round((performance.now() - startedMs) / 1_000)
  if (json) process.stdout.write(`${JSON.stringify({ seed, seconds, trials }, null, 2)}\n`)
  else {
    const good = trials.length - failed.length
    process.stdout.write(`${good} of ${trials.length} came to the same files, in ${seconds} s.\n`)
  }
  process.exitCode = failed.length > 0 ? 1 : 0
}

function lineOf(trial: Trial): string {
  const { seed, number, order, killedAtMs, backMs, recoveryMs, wasGivenAgain, findings } = trial
  const verdict = findings.length === 0 ? 'same' : 'OTHER'
  const again = wasGivenAgain ? ', the order was cut off and given again' : ''
  const line = `seed ${seed} #${number} ${order}: killed after ${killedAtMs} ms, back in ${backMs} ms, done ${recoveryMs} ms later${again}: ${verdict}\n`
  return line + findings.map((finding) => `    ${finding}\n`).join('')
}

function atLeastOne(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) === 0) {
    throw new InvalidArgumentError('It must be a whole number from 1 on.')
  }
  return Number(text)
}

try {
  await program.parseAsync()
} catch (error) {
  // Commander has already said what is wrong with the flags.
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
