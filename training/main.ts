/** `npm run train -- search DIR`: makes the weights that ship as data; `--check` measures them on what they did not see. */
import { Command } from 'commander'
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

await command.parseAsync()
