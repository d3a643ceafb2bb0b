/** Something that needs an act: what happened, what to do, the button. Stays until it is mended. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { KeptProblem } from '../../src/records/problems.ts'
import type { ApiProblem } from '../api.ts'
import { MendingButton, messageOf } from '../parts/problem.tsx'

export type BannerKind = 'info' | 'warn' | 'bad'

interface BannerProps {
  readonly kind: BannerKind
  readonly children: ReactNode
  /** One button. */
  readonly action?: ReactNode
  readonly icon?: ReactNode
}

const ICONS: Readonly<Record<BannerKind, ReactNode>> = {
  info: <Info className="i" aria-hidden />,
  warn: <TriangleAlert className="i" aria-hidden />,
  bad: <CircleAlert className="i" aria-hidden />,
}

export function Banner({ kind, children, action, icon = ICONS[kind] }: BannerProps) {
  return (
    <div className={`banner ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {icon}
      <div className="banner-says">{children}</div>
      {action}
    </div>
  )
}

/** A problem of the whole page, with the button that mends it. */
export function ProblemBanner({
  problem,
  action,
}: {
  readonly problem: KeptProblem | ApiProblem
  readonly action?: ReactNode
}) {
  return (
    <Banner kind="bad" action={action ?? <MendingButton problem={problem} />}>
      <b>{messageOf(problem)}</b> {problem.fix}
    </Banner>
  )
}
