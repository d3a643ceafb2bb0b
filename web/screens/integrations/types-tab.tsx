/** What each type holds and which scopes it needs, in Gong's words and in ours, and how to add one. */
import type { Connection } from '../../../src/records/connection.ts'
import { type OutputOf, useCall } from '../../api.ts'
import { DataTypeIcon } from '../../parts/data-type-icon.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { SCOPE_WORDS } from './scope-words.ts'
import { TestAgain } from './type-rows.tsx'

type DataType = OutputOf<'get /data-types'>['data'][number]

const COLUMNS: readonly Column<DataType>[] = [
  {
    key: 'type',
    header: 'Type',
    cell: ({ slug, name, description }) => (
      <>
        <span className="type-name">
          <DataTypeIcon type={slug} />
          {name}
        </span>
        <p className="small type-why">{description}</p>
      </>
    ),
  },
  {
    key: 'allowed',
    header: 'This key',
    cell: ({ allowed }) => {
      if (allowed === null) return <State kind="off">Not tested</State>
      return allowed ? <State kind="good">Available</State> : <State kind="bad">Missing</State>
    },
  },
  {
    key: 'range',
    header: 'Unless you say otherwise',
    cell: ({ defaultRange }) => defaultRange,
    isWideOnly: true,
  },
  {
    key: 'scopes',
    header: 'Scopes that Gong asks for',
    cell: ({ scopes, missingScope }) => (
      <ul className="scope-lines">
        {scopes.map((scope) => (
          <li key={scope} data-missing={scope === missingScope || undefined}>
            <code>{scope}</code>
            <span className="small">{SCOPE_WORDS[scope] ?? ''}</span>
          </li>
        ))}
      </ul>
    ),
    isWideOnly: true,
  },
]

export function TypesTab({ connection }: { readonly connection: Connection }) {
  const { data, error } = useCall('get /data-types', {})
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={11} height="28px" />
  const missing = new Set(
    data.data.map(({ missingScope }) => missingScope).filter((one) => one !== null),
  )
  return (
    <>
      <HowToAdd method={connection.method} missing={[...missing]} />
      <section className="section">
        <div className="head">
          <h2>Types and scopes</h2>
          <span className="by">
            <TestAgain connectionId={connection.connectionId} />
          </span>
        </div>
        <Table
          caption="Data types with the scopes they need"
          columns={COLUMNS}
          rows={data.data}
          rowKey={({ slug }) => slug}
        />
      </section>
    </>
  )
}

interface HowToAddProps {
  readonly method: Connection['method']
  readonly missing: readonly string[]
}

function HowToAdd({ method, missing }: HowToAddProps) {
  if (missing.length === 0) return null
  return (
    <section className="section how-to-add" aria-labelledby="h-add">
      <h2 className="h" id="h-add">
        How to add what is missing
      </h2>
      <ol className="numbered">
        <li>
          In Gong open Admin center, Settings, Ecosystem, API (in older Gong: Company Settings,
          API).
        </li>
        <li>
          {method === 'oauth' ? 'Add to the integration' : 'Add to the key, or to a new one,'}{' '}
          {missing.map((scope) => (
            <code key={scope}>{scope}</code>
          ))}
        </li>
        <li>
          {method === 'oauth'
            ? 'Disconnect and connect again, so that Gong asks for the new scope.'
            : 'Test again here. With a new key: disconnect, then connect with it.'}
        </li>
      </ol>
    </section>
  )
}
