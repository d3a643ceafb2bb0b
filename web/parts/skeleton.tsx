/** Stands where something will be, in its final size, so that nothing moves when it comes. */
interface SkeletonProps {
  /** As CSS takes it: `62%`, `240px`. */
  readonly width?: string
  readonly height?: string
}

export function Skeleton({ width = '100%', height = '14px' }: SkeletonProps) {
  return <div className="skeleton" style={{ width, height }} aria-hidden />
}

const WIDTHS = ['94%', '88%', '72%', '91%', '64%']

/** Rows of a list or table that is on its way. */
export function SkeletonLines({
  lines = 5,
  height = '18px',
}: {
  readonly lines?: number
  readonly height?: string
}) {
  return (
    <div className="grid gap-4" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_line, index) => (
        <Skeleton key={index} width={WIDTHS[index % WIDTHS.length] ?? '80%'} height={height} />
      ))}
    </div>
  )
}
