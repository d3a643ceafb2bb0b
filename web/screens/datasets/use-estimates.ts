/** Sizes of what was added, from a preview that the server fetches: asked once for each type and set of options. */
import { useEffect, useRef, useState } from 'react'
import type { Slug } from '../../../src/records/data-types.ts'
import type { Estimate } from '../../../src/records/dataset.ts'
import { type ApiProblem, call, problemOf } from '../../api.ts'
import { type GongOptions, gongOf, optionMistakes } from './draft.ts'

/** Typing a number should not ask Gong at every digit. */
const SETTLE_MS = 500

export interface Estimates {
  readonly of: (slug: Slug) => Estimate | undefined
  /** Some are still on their way. */
  readonly isAsking: boolean
  readonly problem: ApiProblem | undefined
}

/** `isPossible`: there is a connection that can be asked. */
export function useEstimates(
  staged: readonly Slug[],
  options: GongOptions,
  isPossible: boolean,
): Estimates {
  const [known, setKnown] = useState<ReadonlyMap<string, Estimate>>(new Map())
  const [problem, setProblem] = useState<ApiProblem>()
  const asked = useRef(new Set<string>())
  const optionKey = `${options.limit} ${options.from} ${options.statsDays}`
  const isAskable = isPossible && Object.keys(optionMistakes(options)).length === 0
  const keyOf = (slug: Slug): string => `${slug} ${optionKey}`
  const missing = isAskable ? staged.filter((slug) => !known.has(keyOf(slug))) : []
  const missingKey = missing.join(' ')

  useEffect(() => {
    const wanted = missing.filter((slug) => !asked.current.has(keyOf(slug)))
    if (wanted.length === 0) return
    const timer = window.setTimeout(() => {
      for (const slug of wanted) asked.current.add(keyOf(slug))
      call('post /datasets:estimate', gongOf(wanted, options)).then(
        ({ types }) => {
          setProblem(undefined)
          setKnown((former) => {
            const now = new Map(former)
            for (const one of types) now.set(keyOf(one.type), one)
            return now
          })
        },
        (error: unknown) => {
          for (const slug of wanted) asked.current.delete(keyOf(slug))
          setProblem(problemOf(error))
        },
      )
    }, SETTLE_MS)
    return () => window.clearTimeout(timer)
    // The keys stand for the lists and options that they are made of.
  }, [missingKey, optionKey])

  return {
    of: (slug) => known.get(keyOf(slug)),
    isAsking: missing.length > 0 && problem === undefined,
    problem: missing.length > 0 ? problem : undefined,
  }
}
