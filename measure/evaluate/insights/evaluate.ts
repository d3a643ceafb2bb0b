/**
 * How right the product is about accounts: it reads labelled calls as it reads Gong, says over its API what it has found,
 * and only then the labels are opened.
 */
import { writeFile } from 'node:fs/promises'
import { type AccountFile, readAccountFiles } from './account-files.ts'
import { type FalseAlarms, falseAlarms } from './background.ts'
import { readLabels } from './labels.ts'
import { withModel, writeRequests } from './model-side.ts'
import type { Findings } from './places.ts'
import { findByProduct } from './product.ts'
import { alarmsText, scoreText } from './report.ts'
import { type Score, scoreOf, scoreRisks } from './score.ts'
import { risksByWords } from './word-list.ts'
import { confusionTable, worstOf } from './wrong.ts'
import { tableText } from '../table.ts'

export interface InsightOptions {
  /** Meetings without a sale. */
  readonly background?: string
  /** Where to write what was found. */
  readonly findings?: string
  /** Answers of a model, a file a request. */
  readonly answers?: string
  readonly baseline?: boolean
  readonly worst?: number
}

export interface InsightQuality extends Score {
  readonly falseAlarmsPerHour: FalseAlarms['perHour'] | null
}

export interface Evaluated {
  readonly quality: InsightQuality
  /** For people, as is what they have to know beside the figures. */
  readonly text: string
  readonly notes: readonly string[]
}

export async function evaluateInsights(
  folder: string,
  options: InsightOptions,
): Promise<Evaluated> {
  const accounts = await readAccountFiles(folder)
  const { found, notes } = await findAll(accounts, options)
  const byWords = options.baseline === true ? risksByWords(accounts) : undefined
  if (options.findings !== undefined) await writeFile(options.findings, findingsText(found))
  const alarms =
    options.background === undefined ? undefined : await falseAlarms(options.background)
  // From here on labels may be known.
  const labels = await readLabels(folder)
  const score = scoreOf(found, labels)
  const worst = options.worst ?? 0
  const parts = [
    scoreText(score, byWords === undefined ? undefined : scoreRisks(byWords, labels)),
    ...(alarms === undefined ? [] : [alarmsText(alarms)]),
    tableText(confusionTable(found.risks, labels)),
    ...(worst > 0 ? [worstOf(found, labels, { accounts, most: worst }).join('\n')] : []),
  ]
  return {
    quality: { ...score, falseAlarmsPerHour: alarms?.perHour ?? null },
    text: `${parts.join('\n\n')}\n`,
    notes,
  }
}

/** Answers how many requests a model would get. */
export async function writeModelRequests(folder: string, out: string): Promise<number> {
  return writeRequests(await readAccountFiles(folder), out)
}

async function findAll(
  accounts: readonly AccountFile[],
  { answers }: InsightOptions,
): Promise<{ readonly found: Findings; readonly notes: readonly string[] }> {
  const { findings, unread } = await findByProduct(accounts)
  const calls = accounts.reduce((sum, account) => sum + account.calls.length, 0)
  if (unread.length === calls) throw new Error('The product has read none of the calls.')
  const notes =
    unread.length === 0 ? [] : [`Never read, and counted as missed: ${unread.join(', ')}.`]
  if (answers === undefined) return { found: findings, notes }
  const added = await withModel(accounts, findings, answers)
  return { found: added.findings, notes: [...notes, ...added.notes] }
}

function findingsText({ risks, handoff, labels }: Findings): string {
  const shown = {
    risks: risks.map(({ callId, type, sentences, severity }) => ({
      callId,
      type,
      sentences,
      severity,
    })),
    handoff,
    labels: labels.map(({ callId, kind, sentences }) => ({ callId, kind, sentences })),
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}
