/** What the demo starts with: three members of the sample company, connected, with datasets that are imported. */
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { App } from './app.ts'
import type { DemoMember } from './members/members.ts'
import { type Slug, SLUGS } from './records/data-types.ts'
import { DEFAULTS } from './records/defaults.ts'
import type { Actor, Role } from './records/member.ts'
import { insertOrganization, listOrganizations } from './store/organizations.ts'
import { markSample } from './store/samples.ts'

export const DEMO_MEMBERS = [
  {
    name: 'Hanno Falk',
    email: 'hanno.falk@quillbeam.example',
    role: 'admin',
    password: 'demo-hanno-falk',
  },
  {
    name: 'Aiko Strand',
    email: 'aiko.strand@quillbeam.example',
    role: 'csm',
    password: 'demo-aiko-strand',
  },
  {
    name: 'Petra Sandqvist',
    email: 'petra.sandqvist@quillbeam.example',
    role: 'data',
    password: 'demo-petra-sandqvist',
  },
] as const satisfies readonly (DemoMember & { readonly role: Role })[]

const GLOSSARY = `# Words we use

- Champion: the person on the customer's side who wants this to happen.
- Go-live: the day on which the customer's people work with it.
- Ramp: the weeks until the team is as fast as before.
`

const NEWEST = { limit: DEFAULTS.recordLimit, from: undefined, statsDays: DEFAULTS.statsDays }

/** Does nothing when an earlier start has done it. */
export async function seedDemo(app: App, out: NodeJS.WritableStream): Promise<void> {
  const { db } = app.ground.database
  if ((await listOrganizations(db)).length > 0) return
  out.write('Making the sample world (once) …\n')
  const organizationId = await insertOrganization(db, { name: 'Quillbeam' })
  await markSample(db, organizationId, true)
  const [admin, , data] = await Promise.all(
    DEMO_MEMBERS.map((member) => app.members.seedMember({ ...member, organizationId })),
  )
  if (admin === undefined || data === undefined) return
  await app.sample.connect(data)
  await app.sample.connect(admin)
  await app.sample.addAccounts(admin)
  const glossary = await app.files.stageUpload(data, {
    fileName: 'words-we-use.md',
    mediaType: 'text/markdown',
    stream: Readable.from([Buffer.from(GLOSSARY)]),
  })
  const runs = [
    await create(app, data, {
      name: 'Everything for the assistant',
      description: 'All that the support assistant reads.',
      types: SLUGS,
      uploadIds: [glossary.uploadId],
      isOn: true,
    }),
    await create(app, data, {
      name: 'Calls and transcripts',
      description: 'For retrieval.',
      types: ['calls', 'transcripts'],
      uploadIds: [],
      isOn: false,
    }),
    await create(app, admin, {
      name: 'Scorecards of the quarter',
      description: '',
      types: ['scorecards', 'answered-scorecards', 'users'],
      uploadIds: [],
      isOn: true,
    }),
  ]
  for (const begun of runs) await ended(app, begun)
  await accountsSynced(app, admin)
}

async function accountsSynced(app: App, actor: Actor): Promise<void> {
  for (;;) {
    const { status } = await app.needs.accountAccess.state(actor)
    if (status === 'idle') return
    await wait(100)
  }
}

interface Wish {
  readonly name: string
  readonly description: string
  readonly types: readonly Slug[]
  readonly uploadIds: readonly string[]
  /** Kept in step by a schedule. */
  readonly isOn: boolean
}

interface Begun {
  readonly actor: Actor
  readonly runId: string | undefined
}

async function create(app: App, actor: Actor, wish: Wish): Promise<Begun> {
  const { name, description, types, uploadIds, isOn } = wish
  const { run } = await app.needs.datasets.create(actor, {
    name,
    description,
    gong: { ...NEWEST, types },
    unsyncedTypes: [],
    uploadIds,
    documents: [],
    sync: { ...DEFAULTS.sync, isOn },
  })
  return { actor, runId: run?.runId }
}

async function ended(app: App, { actor, runId }: Begun): Promise<void> {
  if (runId === undefined) return
  for (;;) {
    const { status } = await app.needs.runs.get(actor, runId)
    if (status !== 'queued' && status !== 'running') return
    await wait(100)
  }
}
