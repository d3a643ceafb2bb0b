/** The labels of account files. Nothing may call this before everything has been found. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { riskType } from '../../../src/records/finding.ts'
import { accountFilesIn, slugOf } from './account-files.ts'
import { type LabelKind, type Labels, ofEachKind, type Place } from './places.ts'

const sentences = z.array(z.number().int())
const points = z.array(z.object({ sentences })).default([])
const typed = z.array(z.object({ type: riskType, sentences })).default([])

const labelledFile = z.object({
  calls: z.array(
    z.object({
      id: z.string(),
      labels: z.object({
        risks: typed,
        nearMisses: typed,
        nextSteps: points,
        painPoints: points,
        useCases: points,
        concerns: points,
        requirements: points,
        successCriteria: points,
        commitments: points,
        stakeholders: points,
        questions: z
          .array(
            z
              .object({ sentence: z.number().int() })
              .transform(({ sentence }) => ({ sentences: [sentence] })),
          )
          .default([]),
      }),
    }),
  ),
  handoff: z
    .array(
      z.object({
        question: z.string(),
        answer: z.string().nullable(),
        support: z.array(z.object({ call: z.string(), sentences })).default([]),
      }),
    )
    .default([]),
})

export async function readLabels(folder: string): Promise<Labels> {
  const files = await Promise.all(
    (await accountFilesIn(folder)).map(async (file) => ({
      slug: slugOf(file),
      ...labelledFile.parse(JSON.parse(await readFile(file, 'utf8'))),
    })),
  )
  const calls = files.flatMap((file) => file.calls)
  const kindsOf = (kind: LabelKind): readonly Place[] =>
    calls.flatMap(({ id, labels }) => labels[kind].map((label) => ({ callId: id, ...label })))
  const typedOf = (kind: 'risks' | 'nearMisses') =>
    calls.flatMap(({ id, labels }) => labels[kind].map((label) => ({ callId: id, ...label })))
  return {
    risks: typedOf('risks'),
    nearMisses: typedOf('nearMisses'),
    kinds: ofEachKind(kindsOf),
    handoff: files.flatMap(({ slug, handoff }) =>
      handoff.map(({ question, answer, support }) => ({
        account: slug,
        question,
        isOpen: answer === null,
        support: support.map(({ call, sentences: numbers }) => ({
          callId: call,
          sentences: numbers,
        })),
      })),
    ),
  }
}
