/** What is in step and what is not, in one sentence; and what is missing, with the run that can be tried again. */
import type { Dataset, Run, RunItem } from '../../../src/records/dataset.ts'
import { isLive, isMissing, namesWords } from '../datasets/run-figure.ts'

type Standing = 'in step' | 'under way' | 'behind' | 'stopped' | 'off'

/** How a dataset stands: a stopped schedule outweighs a run that left something out. */
export function standingOf({ syncState, syncStopped, sync, recentRuns }: Dataset): Standing {
  const [newest] = recentRuns
  if (newest && isLive(newest.status)) return 'under way'
  if (syncStopped !== null || syncState === 'not_connected') return 'stopped'
  const isLate = syncState === 'delayed' || syncState === 'error' || syncState === 'action_required'
  const isShort = newest?.status === 'partial' || newest?.status === 'failed'
  if (isLate || isShort) return 'behind'
  return sync.isOn ? 'in step' : 'off'
}

/** As in "4 of 5 datasets are in step; Q3 calls is behind." Those that nobody keeps in step are left out. */
export function inStepSentence(datasets: readonly Dataset[]): string {
  const standings = datasets.map((dataset) => ({ name: dataset.name, at: standingOf(dataset) }))
  const named = (at: Standing) => standings.filter((one) => one.at === at).map(({ name }) => name)
  const kept = standings.filter(({ at }) => at !== 'off').length
  if (kept === 0) {
    return datasets.length === 1
      ? 'Your dataset is not kept in step by a schedule.'
      : 'No dataset is kept in step by a schedule.'
  }
  const good = named('in step').length
  const rest = [
    clause(named('behind'), 'behind'),
    clause(named('stopped'), 'stopped'),
    clause(named('under way'), 'under way'),
  ].filter((one) => one !== '')
  if (rest.length === 0)
    return kept === 1 ? onlyOne(datasets, named('in step')) : `All ${kept} datasets are in step.`
  if (good === 0) return `${capital(rest.join('; '))}.`
  return `${good} of ${kept} datasets ${good === 1 ? 'is' : 'are'} in step; ${rest.join('; ')}.`
}

function onlyOne(datasets: readonly Dataset[], inStep: readonly string[]): string {
  return `${datasets.length === 1 ? 'Your dataset' : namesWords(inStep)} is in step.`
}

function clause(names: readonly string[], what: string): string {
  if (names.length === 0) return ''
  return `${namesWords(names)} ${names.length === 1 ? 'is' : 'are'} ${what}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export interface Missing {
  readonly run: Run
  readonly item: RunItem
}

/** Files that the newest run of their dataset could not bring. */
export function missingOf(runs: readonly Run[]): readonly Missing[] {
  return runs.flatMap((run) => run.items.filter(isMissing).map((item) => ({ run, item })))
}

/** Newest runs that left something out, at most `most` of them. */
export function runsToAsk(datasets: readonly Dataset[], most: number): readonly string[] {
  return datasets
    .map(({ recentRuns }) => recentRuns[0])
    .filter((run) => run?.status === 'partial' || run?.status === 'failed')
    .map((run) => run?.runId ?? '')
    .slice(0, most)
}
