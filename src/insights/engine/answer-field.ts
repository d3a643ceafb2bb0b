/** Answers one question of a handoff. */
import type { AnswerField } from './answers.ts'

export const answerField: AnswerField = ({ kinds }, calls) =>
  calls.flatMap(({ call, reading }) =>
    reading.findings
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ sentences }) => ({
        text: sentences.map((n) => call.sentences[n]?.text ?? '').join(' '),
        evidence: [{ callId: call.callId, sentences }],
      })),
  )
