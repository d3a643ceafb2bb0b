/** What the sentence model says of a sentence, in the order of its outputs: what each means stands in `training/README.md`. */
export const HEADS = [
  'risk',
  'near',
  'question',
  'pain',
  'use',
  'concern',
  'requirement',
  'success',
  'commitment',
  'next',
  'who',
  'date',
  'terms',
  'technical',
  'praise',
  // Learned from public meetings and dialogues alone.
  'ask',
  'action',
  'problem',
  'resist',
  'agree',
] as const
export type Head = (typeof HEADS)[number]

export const HEAD_COUNT = HEADS.length

export function headNumber(head: Head): number {
  return HEADS.indexOf(head)
}
