/** `npm run evaluate`: how good the product's answers are, on labelled conversations that are not in the repository. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { evaluateInsights, writeModelRequests } from './insights/evaluate.ts'
import { evaluateNextSteps, evaluateObjections, evaluateQuestions } from './public-sets.ts'
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

interface InsightFlags {
  readonly json: boolean
  readonly background?: string
  readonly findings?: string
  readonly baseline: boolean
  readonly worst: number
  readonly engine: 'built-in' | 'model'
  readonly dryRun?: string
  readonly answers?: string
}

command
  .command('insights')
  .description('risks, labels and handoffs of labelled accounts, through the whole product')
  .argument('<accounts>', 'the folder of account files (docs/quality.md)')
  .option('--json', 'the figures as JSON', false)
  .option('--background <folder>', 'meetings without a sale, in which every risk is a false alarm')
  .option('--findings <file>', 'write what was found, before any label is read')
  .option('--baseline', 'print what a word list finds beside it', false)
  .option('--worst <count>', 'print so many of the surest wrong ones and of the missed', count, 0)
  .addOption(
    new Option('--engine <engine>', 'who finds').choices(['built-in', 'model']).default('built-in'),
  )
  .option('--dry-run <folder>', 'of a model: write what it would be asked, and stop')
  .option('--answers <folder>', 'of a model: what it answered, a file a request')
  .action(async (accounts: string, flags: InsightFlags) => {
    const { json, engine, dryRun: out, ...options } = flags
    if ((engine === 'model') !== (out !== undefined || options.answers !== undefined)) {
      command.error('--engine model goes with --dry-run or with --answers, and they with it.')
    }
    if (out !== undefined) {
      process.stdout.write(`${await writeModelRequests(accounts, out)} requests are in ${out}.\n`)
      return
    }
    const { quality, text, notes } = await evaluateInsights(accounts, options)
    for (const note of notes) process.stderr.write(`${note}\n`)
    process.stdout.write(json ? `${JSON.stringify(quality, null, 2)}\n` : text)
  })

const PUBLIC = {
  questions: ['questions of AMI and ICSI, with and without marks', evaluateQuestions],
  objections: ['objections and promises of PersuasionForGood', evaluateObjections],
  'next-steps': ['action items of AMI', evaluateNextSteps],
} as const

for (const [name, [description, evaluate]] of Object.entries(PUBLIC)) {
  command
    .command(name)
    .description(description)
    .argument('<data>', 'the folder of the public sets')
    .option('--all', 'also what the models have learned from', false)
    .option('--json', 'the figures as JSON', false)
    .action((data: string, { all, json }: { readonly all: boolean; readonly json: boolean }) => {
      const { figures, text } = evaluate(data, all)
      process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : text)
    })
}

function count(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

await command.parseAsync()
