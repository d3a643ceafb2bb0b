/** The draft of the new dataset, kept in the browser on every change. */
import { useEffect, useState } from 'react'
import type { Slug } from '../../../src/records/data-types.ts'
import { TYPE_NAMES } from '../../parts/data-types.ts'
import { timeZone } from '../../words.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { draftKey, readDraft, writeDraft } from './kept-draft.ts'

/** The eleven in the order of the sheet. */
export const ORDER: readonly Slug[] = slugsOf(TYPE_NAMES)

function slugsOf(names: Readonly<Record<Slug, string>>): readonly Slug[] {
  const isSlug = (key: string): key is Slug => key in names
  return Object.keys(names).filter(isSlug)
}

export interface KeptDraft {
  readonly draft: Draft
  readonly change: (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void
  /** Forgets it: the dataset is made, or the person has thrown it away. */
  readonly forget: () => void
}

export function useDraft(memberId: string): KeptDraft {
  const key = draftKey(memberId)
  const [draft, setDraft] = useState<Draft>(() =>
    readDraft(localStorage, key, emptyDraft(timeZone()), ORDER),
  )
  const [isForgotten, setForgotten] = useState(false)
  useEffect(() => {
    if (isForgotten) localStorage.removeItem(key)
    else writeDraft(localStorage, key, draft)
  }, [key, draft, isForgotten])
  return {
    draft,
    change: (change) =>
      setDraft((former) => ({
        ...former,
        ...(typeof change === 'function' ? change(former) : change),
      })),
    forget: () => setForgotten(true),
  }
}
