/** What runs here: version, database, master key, licence. Admins see how the installation does. */
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'

export function About() {
  const { data: me } = useCall('get /me', {})
  const isAdmin = me?.member.role === 'admin'
  return (
    <>
      {isAdmin && <Installation />}
      <section className="section setting">
        <h2 className="h">Licence</h2>
        <div className="grid gap-2">
          <p>Carryover is open source under the MIT licence.</p>
          <p className="small">
            Type: Instrument Sans, Newsreader and JetBrains Mono, under the SIL Open Font License.
            Icons: Lucide, under the ISC licence. Gong is a trade mark of its owner, who has no part
            in this.
          </p>
        </div>
      </section>
    </>
  )
}

function Installation() {
  const { data, error } = useCall('get /status', {}, { refetchInterval: 10_000 })
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={5} />
  const { version, role, database, runsUnderWay, runsQueued, masterKey } = data
  const facts: readonly (readonly [string, string])[] = [
    ['Version', version],
    ['This process', role],
    [
      'Database',
      database === 'embedded' ? 'PostgreSQL, started by Carryover' : 'PostgreSQL of your own',
    ],
    ['Imports', `${runsUnderWay} under way, ${runsQueued} waiting`],
    ['Master key', masterKey.keyId],
    ['It lies in', masterKey.path ?? 'the environment'],
  ]
  return (
    <section className="section setting">
      <h2 className="h">This installation</h2>
      <dl className="facts-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
