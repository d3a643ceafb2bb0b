/** Who sees a call, and how fresh Gong's permissions are. */
import type { Trust } from '../../../src/records/trust.ts'
import { State } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'

export function Permissions({ report: { permissions } }: { readonly report: Trust }) {
  const { refreshedAt, closesAfterHours, problem, isOpenToAll, members, viewers } = permissions
  return (
    <section className="section">
      <div className="head">
        <h2>Who sees a call</h2>
      </div>
      <p className="reading">
        {isOpenToAll ? (
          <State kind="warn">
            Every member sees every linked call: an admin has switched Gong&rsquo;s permissions off.
          </State>
        ) : (
          <>
            A member sees what they may see in Gong: calls they took part in or hosted, calls that
            their permission profile shows in the call&rsquo;s workspace, calls in public library
            folders they may open, and calls given to them through Gong&rsquo;s API. What is shared
            in Gong&rsquo;s own pages cannot be read, so less may show here than there, never more.
          </>
        )}{' '}
        Calls marked private and internal calls show to nobody.
      </p>
      <dl className="facts-list trust-facts">
        <div>
          <dt>Permissions read</dt>
          <dd>
            {refreshedAt ? <Time at={refreshedAt} as="ago" /> : 'Not yet: no call is shown before'}
          </dd>
        </div>
        <div>
          <dt>Without new ones</dt>
          <dd>Every call is hidden after {count(closesAfterHours)} hours</dd>
        </div>
        <div>
          <dt>Known in Gong</dt>
          <dd>
            {count(viewers)} of {count(members)} members
          </dd>
        </div>
        {problem && (
          <div>
            <dt>Last trouble</dt>
            <dd>{problem}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}
