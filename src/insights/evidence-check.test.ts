import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkEvidence, evidenceAt } from './evidence-check.ts'

function transcript(texts: readonly string[], speakers: readonly string[], hash = 'one') {
  return {
    call_id: 'call',
    hash,
    texts,
    turn_starts: texts.map((_, n) => n),
    turn_speakers: texts.map((_, n) => speakers[n] ?? 'pat'),
  }
}

const TEXTS = ['Hello.', 'We need it.', 'By May.', 'Hello.', 'Good.']

test('A-081: evidence is exact words at their place, by whoever said them', () => {
  const said = transcript(TEXTS, ['sam', 'pat', 'pat', 'pat', 'sam'])
  const evidence = evidenceAt(said, [2, 1, 2])
  expect(evidence).toEqual({
    callId: 'call',
    transcriptHash: 'one',
    sentences: [1, 2],
    quote: 'We need it. By May.',
    speakerId: 'pat',
  })
  if (evidence === undefined) throw new Error('there is evidence')
  expect(checkEvidence(evidence, said)).toEqual(evidence)
  expect(evidenceAt(said, [])).toBeUndefined()
  expect(evidenceAt(said, [4, 5])).toBeUndefined()
  expect(checkEvidence({ ...evidence, quote: 'We need it. By June.' }, said)).toBeUndefined()
  expect(checkEvidence({ ...evidence, sentences: [0, 2] }, said)).toBeUndefined()
  expect(checkEvidence({ ...evidence, callId: 'other' }, said)).toBeUndefined()
  expect(checkEvidence({ ...evidence, speakerId: 'sam' }, said)).toBeUndefined()
})

test('A-081: in a reworked transcript the words are found again, nearest to where they stood and by the same person', () => {
  const evidence = { callId: 'call', transcriptHash: 'one', sentences: [3], quote: 'Hello.' }
  const moved = transcript(['Well.', ...TEXTS], ['sam', 'sam'], 'two')
  expect(checkEvidence({ ...evidence, speakerId: 'pat' }, moved)).toMatchObject({
    transcriptHash: 'two',
    sentences: [4],
  })
  expect(checkEvidence({ ...evidence, speakerId: 'sam' }, moved)).toMatchObject({ sentences: [1] })
  expect(checkEvidence({ ...evidence, speakerId: 'kim' }, moved)).toBeUndefined()
  const apart = { ...evidence, sentences: [1, 4], quote: 'We need it. Good.' }
  expect(checkEvidence(apart, moved)).toMatchObject({ sentences: [2, 5] })
})

test('A-081: a transcript in which any word of the quote has changed proves nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,4}\.$/), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.nat(),
      fc.nat(),
      (texts, at, word) => {
        const n = at % texts.length
        const evidence = evidenceAt(transcript(texts, []), [n])
        if (evidence === undefined) return
        const changed = texts.map((text) => {
          if (text !== texts[n]) return text
          const words = text.split(' ')
          words[word % words.length] = 'OTHER'
          return words.join(' ')
        })
        expect(checkEvidence(evidence, transcript(changed, [], 'two'))).toBeUndefined()
        expect(checkEvidence(evidence, transcript(changed, []))).toBeUndefined()
      },
    ),
  )
})
