/** Labelled account files without their labels: all that the product, or whoever finds something for it, may know of them. */
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'

const party = z.looseObject({
  speakerId: z.string().nullable(),
  name: z.string(),
  title: z.string().optional(),
  affiliation: z.enum(['Internal', 'External', 'Unknown']),
})

const call = z.looseObject({
  id: z.string(),
  title: z.string(),
  started: z.iso.datetime({ offset: true }),
  parties: z.array(party),
  sentences: z.array(
    z.looseObject({
      n: z.number().int(),
      speakerId: z.string().nullable(),
      startMs: z.number(),
      endMs: z.number(),
      text: z.string(),
    }),
  ),
  // Whatever they hold is not kept.
  labels: z.unknown().transform(() => ({})),
})

/** The questions of the handoff are asked; their answers are labels. */
const accountFile = z.looseObject({
  account: z.looseObject({
    name: z.string(),
    domain: z.string(),
    aliasDomains: z.array(z.string()).default([]),
    crmAccountId: z.string(),
    crmDealId: z.string().nullable(),
    contacts: z.array(z.object({ name: z.string(), email: z.string(), title: z.string() })),
  }),
  vendor: z.looseObject({ name: z.string(), product: z.string().optional() }),
  competitorsInMarket: z.array(z.string()),
  calls: z.array(call),
  handoff: z.array(z.object({ question: z.string() })).default([]),
})

type SpokenFile = z.infer<typeof accountFile>
export type FileCall = SpokenFile['calls'][number]
export interface AccountFile extends SpokenFile {
  readonly slug: string
}

const isAccountFile = z.looseObject({ account: z.unknown(), calls: z.array(z.unknown()) })

export async function accountFilesIn(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name))
    .filter((file) => isAccountFile.safeParse(JSON.parse(readFileSync(file, 'utf8'))).success)
  if (files.length > 0) return files
  throw new Error(
    `The folder ${folder} has no account file (*.json) in it: give a folder as docs/quality.md describes it`,
  )
}

export async function readAccountFiles(folder: string): Promise<readonly AccountFile[]> {
  const files = await accountFilesIn(folder)
  return Promise.all(
    files.map(async (file) => ({
      slug: slugOf(file),
      ...accountFile.parse(JSON.parse(await readFile(file, 'utf8'))),
    })),
  )
}

export function slugOf(file: string): string {
  return basename(file, '.json')
}

/** For the simulator, which makes Gong's own highlights out of labels where there are any. */
export async function writeWithoutLabels(
  accounts: readonly AccountFile[],
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { slug, handoff: _, ...account } of accounts) {
    await writeFile(join(folder, `${slug}.json`), JSON.stringify(account))
  }
}

const MOST_WORDS_OF_A_NAME = 4

/** What an admin would type under Settings → Risk rules; of all files, since they are one organization. */
export function namesOf(accounts: readonly AccountFile[]): {
  readonly competitors: readonly string[]
  readonly products: readonly string[]
} {
  const products = accounts.flatMap(({ vendor: { name, product = '' } }) =>
    [name, product].filter((one) => one !== '' && one.split(' ').length <= MOST_WORDS_OF_A_NAME),
  )
  return {
    competitors: [...new Set(accounts.flatMap(({ competitorsInMarket }) => competitorsInMarket))],
    products: [...new Set(products)],
  }
}
