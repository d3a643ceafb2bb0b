/** How the connection does: its state, its budget, and each type in a row. */
import type { ReactNode } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'
import { Budget } from './budget.tsx'
import { reconnectPath } from './reconnect-path.ts'
import { TypeRows } from './type-rows.tsx'
import { WhatHelps } from './what-helps.tsx'

export function Overview({ connection }: { readonly connection: Connection }) {
  return (
    <>
      {connection.problem && (
        <div className="mb-6">
          <ProblemBanner
            problem={connection.problem}
            action={
              <ButtonLink to={reconnectPath(connection.kind)} isSmall>
                Reconnect
              </ButtonLink>
            }
          />
          <WhatHelps problem={connection.problem} />
        </div>
      )}
      <div className="two">
        <dl className="facts-list">
          <Fact name="Company" value={connection.companyName ?? 'Gong does not tell this key'} />
          <Fact name="Users" value={count(connection.userCount)} />
          <Fact
            name="Signed in"
            value={connection.method === 'oauth' ? 'by OAuth' : 'by access key'}
          />
          <Fact name="API base URL" value={<code>{connection.baseUrl}</code>} />
          <Fact name="Connected" value={<Time at={connection.connectedAt} />} />
          <Fact
            name="Checked"
            value={connection.checkedAt ? <Time at={connection.checkedAt} as="ago" /> : 'not yet'}
          />
          {connection.expiresAt && (
            <Fact
              name="Login renewed by"
              value={
                <>
                  <Time at={connection.expiresAt} />, by itself
                </>
              }
            />
          )}
        </dl>
        <Budget connectionId={connection.connectionId} />
      </div>
      <section className="section mt-10">
        <TypeRows connection={connection} />
      </section>
    </>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
