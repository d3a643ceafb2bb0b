/** Which kinds of findings can answer a question, told from its words, where nobody has said so. */
import type { FindingKind } from '../../records/finding.ts'
import { wordsOf } from './tokens.ts'

interface Topic {
  readonly words: RegExp
  readonly kinds: readonly FindingKind[]
}

/** All whose words are in the question hold. */
const TOPICS: readonly Topic[] = [
  {
    words: /\b(?:why|goals?|outcomes?|expect(?:s|ed|ations?)?|objectives?|hope|value|buy|bought)\b/,
    kinds: ['successCriterion', 'painPoint'],
  },
  {
    words: /\b(?:success(?:ful)?|measured?|measures?|metrics?|kpis?|criteria|targets?)\b/,
    kinds: ['successCriterion'],
  },
  {
    words: /\b(?:use cases?|scope|used for|workflows?|features?|first phase|order)\b/,
    kinds: ['useCase', 'painPoint'],
  },
  {
    words:
      /\b(?:hurts?|pains?|problems?|challenges?|struggles?|today|current(?:ly)?|status quo|frustrat\w+)\b/,
    kinds: ['painPoint'],
  },
  {
    words:
      /\b(?:concerns?|worr(?:y|ies|ied)|objections?|doubts?|hesita\w+|risks?|fears?|reservations?|skeptic\w*|sceptic\w*)\b/,
    kinds: ['concern', 'risk'],
  },
  {
    words:
      /\b(?:stakeholders?|who|people|decid\w+|decision makers?|champions?|sponsors?|stand|roles?|org(?:anisation|anization)?)\b/,
    kinds: ['stakeholder'],
  },
  {
    words:
      /\b(?:dates?|when|timelines?|go[- ]?lives?|milestones?|schedules?|deadlines?|launch|kick[- ]?off|plan(?:ned)?|roll[- ]?out)\b/,
    kinds: ['plan'],
  },
  {
    words:
      /\b(?:technical|integrat\w+|systems?|security|data|sso|login|architecture|apis?|hosting|infrastructure|it)\b/,
    kinds: ['technical', 'requirement'],
  },
  {
    words: /\b(?:requirements?|must|needs?|needed|conditions?|legal|privacy|compliance)\b/,
    kinds: ['requirement', 'technical'],
  },
  {
    words:
      /\b(?:commercial|terms|prices?|pricing|contract|discounts?|licen[cs]es?|seats|budget|paid|pay(?:ment)?|costs?)\b/,
    kinds: ['terms', 'pricing'],
  },
  { words: /\b(?:promis\w+|commit\w+|agreed|assur\w+|guarantee\w*)\b/, kinds: ['commitment'] },
  {
    words: /\b(?:competit\w+|alternatives?|rivals?|other vendors?|incumbents?)\b/,
    kinds: ['competitor', 'risk'],
  },
  {
    words: /\b(?:open|next steps?|outstanding|unresolved|follow[- ]?ups?|todo|pending|still)\b/,
    kinds: ['nextStep', 'plan'],
  },
]

/** What the words of every question are: they ask, and name nothing. */
const ASKING = new Set(
  `what which who whom whose where when why how is are was were do does did has have had be been will would should can could
  may might must the a an of in on at for to from by with and or but as it its their they them there this that these those
  any some each all most more customer customers account client company vendor we us our you your say said calls call know
  exist exists made make set stand stands us i 's not so far already now about into side if main key important list name`.split(
    /\s+/,
  ),
)

export function kindsOfQuestion(question: string): readonly FindingKind[] {
  const text = question.toLowerCase()
  return [...new Set(TOPICS.filter(({ words }) => words.test(text)).flatMap(({ kinds }) => kinds))]
}

/** The words that name something particular: an answer that holds none of them answers another question. */
export function particularWords(question: string): readonly string[] {
  const plain = TOPICS.reduce(
    (text, { words }) => text.replaceAll(new RegExp(words.source, 'g'), ' '),
    question.toLowerCase(),
  )
  return wordsOf(plain).filter((word) => word.length > 2 && !ASKING.has(word))
}

/** Asks for one fact, so that anything else is no answer. */
export function isSingleFact(question: string): boolean {
  return (
    /\b(?:what is the|which|who is the|when (?:is|does|do|will|was)|how (?:many|much|long))\b/i.test(
      question,
    ) && !/\b(?:and|or)\b.*\b(?:plan|stand)\b/i.test(question)
  )
}
