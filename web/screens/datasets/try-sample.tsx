/** The invented company, for whoever wants to see the product work before a key is there. */
import { useNavigate } from '@tanstack/react-router'
import { useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'

interface TrySampleProps {
  /** Where it leads; to the files of its first dataset unless given. */
  readonly to?: string
}

export function TrySample({ to }: TrySampleProps) {
  const start = useSend('post /sample', { invalidates: ['get '] })
  const navigate = useNavigate()
  return (
    <>
      <Button
        look="quiet"
        isBusy={start.isPending}
        onClick={() =>
          start.mutate(
            {},
            { onSuccess: ({ datasetId }) => void navigate({ to: to ?? `/datasets/${datasetId}` }) },
          )
        }
      >
        Try with sample data
      </Button>
      {start.error && <ProblemNote problem={start.error} />}
    </>
  )
}
