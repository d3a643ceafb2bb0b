import { expect, test } from 'vitest'
import { handoffWorld } from '../../../test/handoff-world.ts'

const OWN = {
  templateId: undefined,
  name: 'Short',
  fields: [
    { key: 'goals', question: 'Where do they want to be?', kinds: [] },
    { key: 'pain_points', question: 'What hurts?', kinds: ['painPoint'] },
  ],
  isDefault: false,
} as const
const NO_CHANGE = { dueOn: undefined, templateId: undefined, state: undefined }

test('A-081: an organization has templates of its own; one is the default, and a used one stays', async () => {
  const { handoffs, sam, maya, accountId } = await handoffWorld()
  expect(await handoffs.templates(sam)).toMatchObject([
    { templateId: 'built-in', isDefault: true, fields: expect.any(Array) },
  ])
  const made = await handoffs.saveTemplate(sam, { ...OWN, isDefault: true })
  const { templateId } = made
  const other = await handoffs.saveTemplate(sam, { ...OWN, name: 'Other' })
  expect((await handoffs.templates(maya)).map((one) => [one.name, one.isDefault])).toEqual([
    ['Sales to customer success', false],
    ['Other', false],
    ['Short', true],
  ])
  expect(await handoffs.get(sam, accountId)).toMatchObject({
    templateId,
    templateName: 'Short',
    answers: [{ key: 'goals' }, { key: 'pain_points' }],
  })
  await expect(handoffs.removeTemplate(sam, templateId)).rejects.toMatchObject({
    code: 'D-CONFLICT',
    message: '1 handoff uses this template.',
  })
  await handoffs.change(sam, accountId, { ...NO_CHANGE, templateId: 'built-in' })
  await handoffs.removeTemplate(sam, templateId)
  await handoffs.saveTemplate(sam, { ...OWN, ...other, isDefault: true })
  expect((await handoffs.templates(sam)).map((one) => [one.name, one.isDefault])).toEqual([
    ['Sales to customer success', false],
    ['Other', true],
  ])
})

test('A-081: answers to questions that stay are kept when the template changes', async () => {
  const world = await handoffWorld()
  const { handoffs, sam, accountId } = world
  await handoffs.answer(sam, accountId, 'goals', {
    sentences: [{ text: 'They grow.', evidence: [] }],
    isConfirmed: true,
    proposal: undefined,
  })
  const { templateId } = await handoffs.saveTemplate(sam, OWN)
  const changed = await handoffs.change(sam, accountId, { ...NO_CHANGE, templateId })
  expect(changed).toMatchObject({
    templateName: 'Short',
    answers: [
      {
        question: 'Where do they want to be?',
        state: 'confirmed',
        sentences: [{ text: 'They grow.' }],
      },
      { state: 'empty' },
    ],
  })
  expect((await handoffs.history(sam, accountId))[0]).toMatchObject({
    what: 'template',
    before: 'Sales to customer success',
    after: 'Short',
  })
})

test('A-081: the built-in template, one that is not there, and keys that are there twice are refused', async () => {
  const { handoffs, sam, accountId } = await handoffWorld()
  const saved = (more: object) => handoffs.saveTemplate(sam, { ...OWN, ...more })
  await expect(saved({ templateId: 'built-in' })).rejects.toMatchObject({ code: 'D-CONFLICT' })
  await expect(saved({ templateId: 'tpl_x' })).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
  await expect(saved({ fields: [OWN.fields[0], OWN.fields[0]] })).rejects.toMatchObject({
    code: 'D-USAGE',
  })
  await expect(handoffs.removeTemplate(sam, 'built-in')).rejects.toMatchObject({
    code: 'D-CONFLICT',
  })
  await expect(handoffs.removeTemplate(sam, 'tpl_x')).rejects.toMatchObject({
    code: 'D-NOT-FOUND',
  })
  await expect(
    handoffs.change(sam, accountId, { ...NO_CHANGE, templateId: 'tpl_x' }),
  ).rejects.toMatchObject({ code: 'D-NOT-FOUND' })
})
