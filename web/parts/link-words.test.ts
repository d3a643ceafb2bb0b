import { expect, test } from 'vitest'
import { becauseWords, ruleName } from './link-words.ts'

test('A-056: a call says in few words why it is here', () => {
  const of = null
  expect(
    becauseWords(
      [
        { rule: 'contact', value: 'pat@acme.example', of },
        { rule: 'contact', value: 'ana@acme.example', of },
        { rule: 'domain', value: 'acme.example', of },
        { rule: 'domain', value: 'acme.example', of },
      ],
      false,
    ),
  ).toBe('2\u00A0contact e-mails, domain')
  expect(becauseWords([], true)).toBe('by hand')
  expect(becauseWords([{ rule: 'crm_deal', value: '006', of }], true)).toBe('by hand, CRM deal')
  expect(ruleName('crm_account')).toBe('CRM account')
})
