/** Who each member is in Gong, and what that shows them. An admin may say it where no address does. */
import { useState } from 'react'
import type { ViewerMapping } from '../../../src/records/visibility.ts'
import { useCall } from '../../api.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { count } from '../../words.ts'
import { ChosenPeopleSwitch } from './chosen-people.tsx'
import { MapDialog } from './map-dialog.tsx'
import './viewers.css'

export function Viewers() {
  const { data: me } = useCall('get /me', {})
  const { data, error } = useCall('get /viewers', {})
  const [mapped, setMapped] = useState<ViewerMapping>()
  const isAdmin = me?.member.role === 'admin'
  if (error) return <ProblemNote problem={error} />
  if (!data || !me) return <SkeletonLines lines={5} height="30px" />
  const unknown = data.data.filter(({ user }) => user === null).length
  return (
    <>
      <section className="section">
        <div className="head">
          <h2>Members in Gong</h2>
          <span className="small">
            {unknown === 0
              ? 'Everybody is known there.'
              : `${count(unknown)} of ${count(data.data.length)} ${unknown === 1 ? 'is' : 'are'} not known there and see no call.`}
          </span>
          <span className="by">
            <ButtonLink to="/trust#check-access" look="quiet">
              Check access
            </ButtonLink>
          </span>
        </div>
        <p className="reading mb-4">
          A member sees the calls that their Gong user may see. A verified address that is exactly
          one active Gong user&rsquo;s says who they are; an admin can say it instead, until the
          member&rsquo;s address changes.
        </p>
        <Table
          caption="Members as Gong users"
          columns={columnsFor(isAdmin, setMapped)}
          rows={data.data}
          rowKey={({ memberId }) => memberId}
          initialSort={{ key: 'name', direction: 'ascending' }}
        />
      </section>
      <ChosenPeopleSwitch isAdmin={isAdmin} />
      {isAdmin && <MapDialog mapping={mapped} onClose={() => setMapped(undefined)} />}
    </>
  )
}

function columnsFor(
  isAdmin: boolean,
  onMap: (mapping: ViewerMapping) => void,
): readonly Column<ViewerMapping>[] {
  return [
    {
      key: 'name',
      header: 'Member',
      cell: ({ memberName, memberEmail }) => (
        <>
          <span className="name">{memberName}</span>
          <span className="small block">{memberEmail}</span>
        </>
      ),
      sortBy: ({ memberName }) => memberName,
    },
    {
      key: 'user',
      header: 'In Gong',
      cell: (mapping) => <GongUser mapping={mapping} />,
      sortBy: ({ user }) => user?.name ?? null,
    },
    {
      key: 'profiles',
      header: 'Profiles, and what they show',
      isWideOnly: true,
      cell: ({ user, profiles }) => (
        <ul className="profile-lines">
          {profiles.map(({ workspace, name, level }) => (
            <li key={`${workspace} ${name}`}>
              {name} <span className="dim">in {workspace}:</span> {level}
            </li>
          ))}
          {user && profiles.length === 0 && <li className="dim">no profile in any workspace</li>}
        </ul>
      ),
    },
    ...(isAdmin
      ? [
          {
            key: 'calls',
            header: 'Calls seen',
            isNumber: true,
            cell: ({ visibleCalls }: ViewerMapping) => count(visibleCalls ?? 0),
            sortBy: ({ visibleCalls }: ViewerMapping) => visibleCalls ?? 0,
          },
          {
            key: 'acts',
            header: <span className="hush">Actions</span>,
            cell: (mapping: ViewerMapping) => (
              <Button look="quiet" isSmall onClick={() => onMap(mapping)}>
                {mapping.user ? 'Change' : 'Say who'}
                <span className="hush"> {mapping.memberName} is in Gong</span>
              </Button>
            ),
            className: 'num',
          },
        ]
      : []),
  ]
}

function GongUser({ mapping: { user, basis } }: { readonly mapping: ViewerMapping }) {
  if (!user) return <State kind="off">Not known</State>
  return (
    <>
      {user.name}
      <span className="small block">
        {basis === 'mapped' ? 'said by an admin' : 'by verified address'}
      </span>
    </>
  )
}
