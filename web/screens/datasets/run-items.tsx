/** A run type by type: what each brought, and where one could not, why and what mends it. */
import { Check, Copy } from 'lucide-react'
import type { Run, RunItem } from '../../../src/records/dataset.ts'
import { Button } from '../../parts/button.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import { MendingButton } from '../../parts/problem.tsx'
import { count } from '../../words.ts'
import { calledOf } from './called.ts'
import { changesOf, groupsOf, mayRetry, messageForAdmin, outcomeWords } from './item-words.ts'
import { RemovalQuestion } from './removal-question.tsx'
import { isLive } from './run-figure.ts'
import { ItemState } from './states.tsx'
import type { RunActs } from './use-run-acts.ts'
import { WhyEmpty } from './why-empty.tsx'

interface RunItemsProps {
  readonly run: Run
  readonly limit: number | null
  readonly acts: RunActs
  /** Those in which nothing happened are counted in one line. */
  readonly foldsUnchanged?: boolean
}

const LEAST_TO_FOLD = 3

export function RunItems({ run, limit, acts, foldsUnchanged = false }: RunItemsProps) {
  const quiet = foldsUnchanged ? run.items.filter(isQuiet) : []
  const folds = quiet.length >= LEAST_TO_FOLD
  const shown = folds ? run.items.filter((item) => !isQuiet(item)) : run.items
  return (
    <table className="t run-t">
      <caption className="hush">What run {run.number} brought, type by type</caption>
      <thead className="hush">
        <tr>
          <th scope="col">Type</th>
          <th scope="col">Records</th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      <tbody>
        {groupsOf(shown).map((items) => (
          <ItemRow key={items[0]?.fileId} run={run} items={items} limit={limit} acts={acts} />
        ))}
        {folds && (
          <tr>
            <td className="dim">
              {quiet.length === run.items.length ? `All ${quiet.length}` : `${quiet.length} more`}
            </td>
            <td className="num dim">
              {count(quiet.reduce((sum, item) => sum + (item.records ?? 0), 0))}
            </td>
            <td className="dim">no change</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function isQuiet(item: RunItem): boolean {
  const isCalm = item.status === 'unchanged' || item.status === 'succeeded'
  return isCalm && item.problem === null && item.warnings.length === 0 && isSame(item)
}

function isSame(item: RunItem): boolean {
  return changesOf(item, null).length === 0 && item.records !== null
}

interface ItemProps {
  readonly run: Run
  /** One, or several that the same thing kept from coming. */
  readonly items: readonly RunItem[]
  readonly limit: number | null
  readonly acts: RunActs
}

function ItemRow({ run, items, limit, acts }: ItemProps) {
  const [item] = items
  if (!item) return null
  return (
    <tr className={item.problem ? 'why-row' : undefined}>
      <td>
        {items.map((one) => (
          <span key={one.fileId} className="item-name">
            <ItemState of={one.status} name={calledOf(one)} />
          </span>
        ))}
      </td>
      <td className="num">{item.records === null ? '–' : count(item.records)}</td>
      <td>
        {items.length === 1 && <Changes item={item} limit={limit} />}
        {item.status === 'empty' && item.type && (
          <WhyEmpty datasetId={run.datasetId} type={item.type} />
        )}
        {item.warnings.map((warning) => (
          <p key={warning} className="dim">
            {warning}
          </p>
        ))}
        {item.problem && <Why run={run} items={items} limit={limit} acts={acts} />}
      </td>
    </tr>
  )
}

function Changes({ item, limit }: { readonly item: RunItem; readonly limit: number | null }) {
  const changes = changesOf(item, limit)
  if (item.status === 'needs_confirmation') return null
  if (item.problem && changes.length === 0) return null
  if (changes.length === 0) return <span className="dim">{outcomeWords(item)}</span>
  return changes.map(({ amount, what }, index) => (
    <span key={what}>
      {index > 0 && ', '}
      <b>{amount}</b> {what}
    </span>
  ))
}

function Why({ run, items, acts }: ItemProps) {
  const [item] = items
  if (!item?.problem) return null
  if (item.status === 'needs_confirmation') {
    return <RemovalQuestion run={run} item={item} acts={acts} />
  }
  const { problem } = item
  const name = calledOf(item)
  return (
    <>
      <p>{problem.message}</p>
      <p className="dim">{problem.fix}</p>
      <Where problem={problem} />
      <p className="mend-acts">
        {mayRetry(problem) && !isLive(run.status) && (
          <Button
            isSmall
            isBusy={acts.isBusy}
            onClick={() => void acts.retry(run, { fileIds: items.map(({ fileId }) => fileId) })}
          >
            {items.length === 1 ? `Retry ${name}` : `Retry these ${items.length}`}
          </Button>
        )}
        <MendingButton problem={problem} />
        {problem.scope && <CopyForAdmin text={messageForAdmin(name, problem)} />}
      </p>
    </>
  )
}

function Where({ problem }: { readonly problem: NonNullable<RunItem['problem']> }) {
  const parts = [problem.endpoint, problem.requestId && `Gong request ${problem.requestId}`]
  const told = parts.filter(Boolean).join(', ')
  return told ? (
    <p className="dim">
      <code>{told}</code>
    </p>
  ) : null
}

function CopyForAdmin({ text }: { readonly text: string }) {
  const { isCopied, copy } = useCopy()
  return (
    <Button
      look="quiet"
      isSmall
      icon={isCopied ? <Check className="i" aria-hidden /> : <Copy className="i" aria-hidden />}
      onClick={() => void copy(text)}
    >
      {isCopied ? 'Copied' : 'Copy for your Gong admin'}
    </Button>
  )
}
