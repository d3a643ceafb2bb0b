/** `npm run evaluate`: how good the product's answers are, on labelled conversations that are not in the repository. */
import { Command } from 'commander'
import { evaluateSearch } from './search.ts'

const command = new Command('evaluate').description(
  'Measures the quality of answers against labels.',
)

command
  .command('search')
  .description('queries of QMSum: turns within the meeting, and the meeting among all')
  .argument('<data>', 'the folder that holds the folder qmsum')
  .option('--json', 'the figures as JSON', false)
  .action(async (data: string, { json }: { readonly json: boolean }) => {
    const quality = await evaluateSearch(data)
    const lines = Object.entries(quality).map(([name, value]) => `${name.padEnd(12)} ${value}\n`)
    process.stdout.write(json ? `${JSON.stringify(quality)}\n` : lines.join(''))
  })

await command.parseAsync()
