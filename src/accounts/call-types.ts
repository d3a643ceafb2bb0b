/** What kind of talk a call was: Gong's purpose says so, else the title, else nothing does. Pure. */
import type { CallType, TypeSource } from '../records/call-type.ts'

/**
 * The first that fits wins, so the rarer kinds come first. In titles as people write them, English and German: a negotiation is
 * about terms, a review looks back at what was bought.
 */
const RULES: readonly (readonly [CallType, RegExp])[] = [
  ['kickoff', /\bkick[- ]?off\b|\bonboarding\b|\bimplementation start\b|\bauftakt/],
  [
    'negotiation',
    /\bnegotiat|\bpricing\b|\bprice\b|\bcommercials?\b|\bcontract\b|\bterms\b|\bprocurement\b|\bproposal\b|\blegal\b|\bredlines?\b|\bverhandlung|\bangebot|\bvertrag/,
  ],
  [
    'demo',
    /\bdemo(nstration)?s?\b|\bwalk[- ]?through\b|\bproduct tour\b|\bshow(case)?\b|\bvorführung/,
  ],
  [
    'technical',
    /\btechnical\b|\bsecurity\b|\barchitecture\b|\bintegration\b|\bapi\b|\bsandbox\b|\bproof of concept\b|\bpoc\b|\bpilot\b|\bdata protection\b|\btechnisch/,
  ],
  ['executive', /\bexec(utive)?s?\b|\bc[efito]o\b|\bboard\b|\bsponsor\b|\bgeschäftsführ/],
  [
    'review',
    /\b[qme]br\b|\breviews?\b|\bretro(spective)?\b|\bhealth check\b|\brenewal\b|\bcheck[- ]?in\b/,
  ],
  [
    'discovery',
    /\bdiscovery\b|\bintro(duction|ductory)?\b|\bfirst (call|talk|meeting)\b|\bqualif|\bneeds\b|\bkennenlernen/,
  ],
]

export function callTypeOf({
  purpose,
  title,
}: {
  readonly purpose: string | undefined
  readonly title: string | undefined
}): { readonly type: CallType | null; readonly source: TypeSource } {
  const byPurpose = fitting(purpose)
  if (byPurpose !== undefined) return { type: byPurpose, source: 'purpose' }
  const byTitle = fitting(title)
  if (byTitle !== undefined) return { type: byTitle, source: 'title' }
  return { type: null, source: 'none' }
}

function fitting(text: string | undefined): CallType | undefined {
  const plain = text?.normalize('NFKC').toLowerCase() ?? ''
  return RULES.find(([, words]) => words.test(plain))?.[0]
}
