/** The one reading of Gong that an admin chooses: whether people listed beside no level are heard. */
import { useCall, useSend } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Switch } from '../../parts/switch.tsx'

export function ChosenPeopleSwitch({ isAdmin }: { readonly isAdmin: boolean }) {
  const { data } = useCall('get /access/chosen-people', {})
  const change = useSend('put /access/chosen-people', {
    invalidates: ['get /access/chosen-people', 'get /viewers'],
  })
  if (!data || data.profiles.length === 0) return null
  const names = data.profiles.map(({ name, workspace }) => `${name} (${workspace})`).join(', ')
  return (
    <section className="section setting">
      <h2 className="h">Profiles of chosen people</h2>
      <div>
        <Switch
          checked={data.isFollowed}
          isDisabled={!isAdmin || change.isPending}
          onChange={(isFollowed) => change.mutate({ isFollowed })}
          label="They show the calls of these people and their teams"
          hint="Off, they show nothing."
        />
        <p className="small mt-3">
          Gong&rsquo;s API writes &ldquo;none&rdquo; for these profiles and lists people beside it.
          It does not say which of the two counts, so nothing is shown unless you know it from Gong:{' '}
          {names}.
        </p>
        {change.error && <ProblemNote problem={change.error} hidesMending />}
      </div>
    </section>
  )
}
