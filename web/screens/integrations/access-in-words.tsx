/** The choice as it holds, for whoever may read it and not change it. */
import type { ReactNode } from 'react'
import type { Access } from '../../../src/records/access.ts'
import { State } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'
import { counted, day } from '../../words.ts'
import { MODES } from './mode-choice.tsx'

export function AccessInWords({ access }: { readonly access: Access }) {
  const { mode, teamUserIds, teamLeadIds, workspaceIds, workspaces, confirmedAt } = access
  const chosen = workspaces.filter(({ workspaceId }) => workspaceIds.includes(workspaceId))
  return (
    <section className="section" aria-labelledby="access-head">
      <div className="head">
        <h2 id="access-head">Which calls may be read</h2>
        <span className="small dim">An admin can change it.</span>
      </div>
      <dl className="facts-list">
        <Fact name="Chosen">
          {confirmedAt === null ? (
            'Not yet: no call is linked before an admin has confirmed.'
          ) : (
            <>
              by {access.confirmedBy ?? 'a former admin'}, <Time at={confirmedAt} />
            </>
          )}
        </Fact>
        <Fact name="Calls">
          {MODES.find(({ value }) => value === mode)?.name}
          {mode === 'team' &&
            `: ${counted(teamLeadIds.length, 'team')}, ${counted(teamUserIds.length, 'person', 'people')}`}
        </Fact>
        <Fact name="Workspaces">
          {chosen.length === 0 ? 'All' : chosen.map(({ name }) => name).join(', ')}
        </Fact>
        <Fact name="From">{day(access.readFrom)}</Fact>
        <Fact name="Left out by title">
          {access.excludedTitleWords.length === 0
            ? 'Nothing'
            : access.excludedTitleWords.join(', ')}
        </Fact>
        <Fact name="Always left out">Private calls, internal calls, recordings</Fact>
        <Fact name="Who sees a call">
          {access.isOpenToAll ? (
            <State kind="warn">Every member sees every linked call</State>
          ) : (
            <State kind="good">Whoever may hear it in Gong</State>
          )}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
