import { expect, test } from 'vitest'
import { afterHearing, afterTelling, lastTold, startTyping } from './typing.ts'

test('words that come back late do not take away what was typed since', () => {
  const told = afterTelling(startTyping(''), 'lu')
  const typing = { ...told, typed: 'ludo' }
  const heard = afterHearing(typing, 'lu')
  expect(heard.typed).toBe('ludo')
  expect(lastTold(heard)).toBe('lu')
})

test('two words on their way come back in any number of steps', () => {
  const typing = { ...afterTelling(afterTelling(startTyping(''), 'l'), 'lu'), typed: 'lud' }
  expect(afterHearing(afterHearing(typing, 'l'), 'lu')).toEqual({
    typed: 'lud',
    value: 'lu',
    told: [],
  })
  expect(afterHearing(typing, 'lu').told).toEqual([])
})

test('a value from elsewhere takes the field', () => {
  const settled = afterHearing(afterTelling(startTyping(''), 'ludo'), 'ludo')
  expect(settled).toEqual(startTyping('ludo'))
  expect(afterHearing(settled, '')).toEqual(startTyping(''))
})
