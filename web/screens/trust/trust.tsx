/** What is read in Gong, what of it is kept, and who sees it: as it is on this server now, not as a text says. */
import { useCall } from '../../api.ts'
import { Page } from '../../frame/frame.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { bytes } from '../../words.ts'
import { CheckAccess } from './check-access.tsx'
import { DataMap } from './data-map.tsx'
import { Kept } from './kept.tsx'
import { Permissions } from './permissions.tsx'
import { Download } from './download.tsx'
import '../integrations/gong.css'
import './trust.css'

export function Trust() {
  const { data: me } = useCall('get /me', {})
  const { data, error } = useCall('get /trust', {})
  const role = me?.member.role
  return (
    <Page title="Trust" actions={data && <Download report={data} />}>
      <p className="reading">
        What Carryover reads in Gong, what it keeps of it, and who sees it. This page is made of
        what the program declares and of what its store holds now.
      </p>
      {error && <ProblemNote problem={error} />}
      {!data && !error && <SkeletonLines lines={10} />}
      {data && (
        <>
          <dl className="trust-figures">
            <div>
              <dt>Recordings kept</dt>
              <dd>{bytes(data.recordingsBytes)}</dd>
            </div>
            <div>
              <dt>Changed in Gong</dt>
              <dd>Nothing</dd>
            </div>
            <div>
              <dt>Private and internal calls shown</dt>
              <dd>None</dd>
            </div>
            <div>
              <dt>Sent to a model</dt>
              <dd>Nothing before an admin chooses one</dd>
            </div>
          </dl>
          <Permissions report={data} />
          {(role === 'admin' || role === 'auditor') && <CheckAccess />}
          <DataMap report={data} />
          {data.kept && <Kept kept={data.kept} recordingsBytes={data.recordingsBytes} />}
        </>
      )}
    </Page>
  )
}
