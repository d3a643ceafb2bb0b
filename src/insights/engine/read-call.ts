/** Reads one call. */
import type { Finding } from '../../records/finding.ts'
import type { CallReading, CallToRead, ReadingRules } from './engine.ts'

export function readCall(call: CallToRead, rules: ReadingRules): CallReading {
  const isEnglish = call.language === null || call.language.startsWith('en')
  const sides = new Map(call.people.map((voice) => [voice.speakerId, voice.side]))
  const findings = call.sentences.flatMap(({ text, speakerId }, n): Finding[] => {
    const side = sides.get(speakerId) ?? 'unknown'
    const base = {
      riskType: undefined,
      severity: undefined,
      sentences: [n],
      speakerId,
      side,
      confidence: 0.7,
      why: 'draft',
      subject: undefined,
      due: undefined,
      dueOn: undefined,
    } as const
    if (text.includes('?')) return [{ ...base, kind: 'question' }]
    if (side === 'customer' && rules.types.budget.isOn && /\b(money|budget|freeze)\b/i.test(text)) {
      return [{ ...base, kind: 'risk', riskType: 'budget', severity: 'medium' }]
    }
    if (/\bI('ll| will)\b/.test(text)) return [{ ...base, kind: 'nextStep' }]
    return []
  })
  return { isEnglish, findings: isEnglish ? findings : [], sentiment: undefined }
}
