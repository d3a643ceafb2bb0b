/** Accounts as somebody types: asked of the server by a word, so that none is too many. */
import { useEffect, useState } from 'react'
import { useCall } from './api.ts'

interface FoundAccount {
  readonly accountId: string
  readonly name: string
}

interface FoundAccounts {
  /** By name. While they are being looked for, those of the former words that fit the new ones too. */
  readonly accounts: readonly FoundAccount[]
  readonly isLooking: boolean
}

const MOST = 100
const LONGEST = 200
const TYPING_MS = 150

/** Each word is a part of the name or of a domain; the first ones of all where none is typed. */
export function useFoundAccounts(
  typed: string,
  { isAsked = true }: { readonly isAsked?: boolean } = {},
): FoundAccounts {
  const words = wordsOf(typed)
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? ''
  const query = useRested(longest.slice(0, LONGEST))
  const { data, isPlaceholderData, isLoading } = useCall(
    'get /accounts',
    { ...(query !== '' && { query }), limit: MOST },
    { enabled: isAsked, keepsFormer: true, staleTime: 10_000 },
  )
  const rows = isAsked ? (data?.data ?? []) : []
  return {
    accounts: rows.filter(({ name, domains }) => holdsWords([name, ...domains].join(' '), words)),
    isLooking: isAsked && (query !== longest || isPlaceholderData || isLoading),
  }
}

export function wordsOf(typed: string): readonly string[] {
  return typed.toLowerCase().split(/\s+/).filter(Boolean)
}

/** `words`: in lower case. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const low = text.toLowerCase()
  return words.every((word) => low.includes(word))
}

/** The text as it was when the last key was a moment ago. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(text), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [text])
  return rested
}
