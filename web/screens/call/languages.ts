/** Languages as Gong names them (`eng`), as browsers do (`en`) and as people do (`English`). */

/** For `lang` attributes; undefined where nobody knows. */
export function languageTag(language: string | null): string | undefined {
  if (language === null || language === 'und') return undefined
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined // What is no name of a language says nothing.
  }
}

export function languageName(language: string | null): string | null {
  const tag = languageTag(language)
  return tag === undefined ? null : (NAMES.of(tag) ?? tag)
}

const NAMES = new Intl.DisplayNames('en', { type: 'language' })
