/** `npm run bench`: figures beside their targets; exit code 1 when one is missed. */
import { Command, CommanderError, Option } from 'commander'
import { measureCallPages } from './call-pages.ts'
import { measureCalls } from './calls.ts'
import { measureEngine } from './engine.ts'
import { type Figure, isReached, renderFigure } from './figure.ts'
import { measureIdle } from './idle.ts'
import { measureMatching } from './matching.ts'
import { measureMemory } from './memory.ts'
import { measurePages } from './pages.ts'
import { measureParse } from './parse.ts'
import { measureRate } from './rate.ts'
import { measureRequests } from './requests.ts'
import { measureSearch } from './search.ts'
import { measureStart } from './start.ts'
import { measureSync } from './sync.ts'

const FIGURES: Readonly<Record<string, () => Promise<Figure>>> = {
  requests: measureRequests,
  parse: measureParse,
  rate: measureRate,
  memory: measureMemory,
  sync: measureSync,
  start: measureStart,
  idle: measureIdle,
  pages: measurePages,
  'call-pages': measureCallPages,
  matching: measureMatching,
  calls: measureCalls,
  search: measureSearch,
  engine: measureEngine,
}

interface Flags {
  readonly only?: string
  readonly json: boolean
}

const command = new Command('bench')
  .description(
    'Measures what imports, searches and the product cost, against the simulator. Some minutes in all.',
  )
  .addOption(new Option('--only <figure>', 'one of them').choices(Object.keys(FIGURES)))
  .option('--json', 'the figures as JSON', false)
  .exitOverride()

async function run({ only, json }: Flags): Promise<void> {
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(FIGURES)) {
    if (only !== undefined && only !== name) continue
    const figure = await measure()
    figures.push(figure)
    if (!json) process.stdout.write(renderFigure(figure))
  }
  if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  process.exitCode = figures.every(isReached) ? 0 : 1
}

try {
  await run(command.parse().opts<Flags>())
} catch (error) {
  // Commander has already said what is wrong with the flags.
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
