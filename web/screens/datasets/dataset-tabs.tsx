/** The tabs of a dataset, each with an address of its own; the first is the dataset's own address. */
import { Link } from '@tanstack/react-router'
import { count } from '../../words.ts'

interface DatasetTabsProps {
  readonly datasetId: string
  readonly files: number
  /** Number of the newest run; undefined before the first. */
  readonly runs: number | undefined
}

export function DatasetTabs({ datasetId, files, runs }: DatasetTabsProps) {
  const base = `/datasets/${datasetId}`
  return (
    <nav className="tabs" aria-label="Dataset">
      <Tab to={base}>Overview</Tab>
      <Tab to={`${base}/files`} amount={files}>
        Files
      </Tab>
      <Tab to={`${base}/sync`}>Sync</Tab>
      <Tab to={`${base}/runs`} amount={runs}>
        Runs
      </Tab>
      <Tab to={`${base}/export`}>Export</Tab>
      <Tab to={`${base}/settings`}>Settings</Tab>
    </nav>
  )
}

interface TabProps {
  readonly to: string
  readonly children: string
  readonly amount?: number | undefined
}

function Tab({ to, children, amount }: TabProps) {
  return (
    <Link
      to={to}
      className="tab"
      activeOptions={{ exact: true }}
      activeProps={{ 'aria-current': 'page' }}
    >
      {children}
      {amount !== undefined && <span className="n">{count(amount)}</span>}
    </Link>
  )
}
