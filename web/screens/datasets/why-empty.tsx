/** Why Gong may have nothing of a type, and where to ask for more. */
import { Link } from '@tanstack/react-router'
import type { Slug } from '../../../src/records/data-types.ts'
import { useCall } from '../../api.ts'

interface WhyEmptyProps {
  readonly datasetId: string
  readonly type: Slug
}

export function WhyEmpty({ datasetId, type }: WhyEmptyProps) {
  const types = useCall('get /data-types', {}, { staleTime: 60_000 })
  const dataset = useCall('get /datasets/{datasetId}', { datasetId })
  const listed = types.data?.data.find(({ slug }) => slug === type)
  if (!listed) return null
  const days = dataset.data?.statsDays
  const isOfDays = type === 'user-stats'
  return (
    <p className="dim">
      {isOfDays && days && `Asked for ${days === 1 ? 'the last day' : `the last ${days} days`}. `}
      {listed.whenEmpty} {/* Of the others everything is read, up to the limit. */}
      {(isOfDays || listed.defaultRange.includes('newest')) && (
        <Link to={`/datasets/${datasetId}/settings`}>Change range</Link>
      )}
    </p>
  )
}
