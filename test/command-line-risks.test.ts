/** Moments, the brief, risks and their rules on the command line. */
import { expect, test } from 'vitest'
import { insightWorld } from './insight-world.ts'
import { asked, generated } from './model-world.ts'
import { runWords, tokenOf } from './served-words.ts'

test('moments, briefs, risks and rules are read in words, and a risk is dismissed', async () => {
  const { product, admin, hold } = await insightWorld()
  const token = await tokenOf(product, admin.email)
  const environment = { CARRYOVER_SERVER: product.url, CARRYOVER_TOKEN: token }
  const run = (words: string) => runWords(words, { environment })
  await hold({
    callId: '7001',
    daysAgo: 1,
    says: ['Our budget for tools is frozen.', 'Every clinic must be live before the winter.'],
    title: 'CFO',
    found: [
      { riskType: 'budget', severity: 'high', sentences: [0], why: 'Money is not there.' },
      { kind: 'successCriterion', sentences: [1] },
    ],
  })

  const ofCall = await run('call moments 7001')
  expect(ofCall).toMatchObject({ exitCode: 0, err: '' })
  expect(ofCall.out).toContain('00:01  Risk: budget, high\n')
  expect(ofCall.out).toContain('  Pat Lee (customer): "Our budget for tools is frozen."\n')
  const moments = await run('account moments acme --kinds successCriterion --side customer')
  expect(moments.out).toMatch(/^00:05 {2}Success criterion$/m)
  expect(moments.out).not.toContain('frozen')
  expect(moments.out).toContain('carryover call show 7001 --at 00:05')

  const brief = (await run('account brief acme')).out
  expect(brief).toContain('Pat Lee (CFO) on what they want: “Every clinic must be live')
  expect(brief).toMatch(/^Pat Lee +CFO +skeptical +\d{4}-\d\d-\d\d$/m)

  const listed = (await run('risk list --account acme --type budget')).out
  expect(listed).toMatch(/^RISK +SCORE +TYPE/m)
  expect(listed).toContain('1 open (0 a week ago), 0 watched, 0 dismissed, 0 resolved\n')
  const riskId = /^(r_\w+)/m.exec(listed)?.[1] ?? ''
  const shown = (await run(`risk show ${riskId}`)).out
  expect(shown).toMatch(/^Why +Money is not there\.$/m)
  expect(shown).toMatch(/^ {2}\+20 +said by the CFO$/m)

  const dismissed = await run(`risk dismiss ${riskId} --reason seasonal`)
  expect(dismissed.out).toMatch(/^State +dismissed, by admin on /m)
  expect(dismissed.out).toMatch(/^Reason +seasonal$/m)
  expect((await run('risk show r_nothing')).exitCode).toBe(5)

  const rules = (await run('risk rules show')).out
  expect(rules).toContain('A risk weighs half after 90 days.\n')
  expect(rules).toMatch(/^budget +on +1 +0 +1$/m)
  const tried = (await run('risk rules test Hello. --days 30')).out
  expect(tried).toContain('"Hello."\n')
  expect(tried).toMatch(/^Of 1 call of the last 30 days: \d+ risks now, \d+ with these rules$/m)
})

test('on the command line a risk of a model says so', async () => {
  const world = await asked()
  await generated(world)
  const token = await tokenOf(world.product, world.admin.email)
  const environment = { CARRYOVER_SERVER: world.product.url, CARRYOVER_TOKEN: token }
  const run = async (words: string) => (await runWords(words, { environment })).out
  const listed = await run('risk list --account acme')
  expect(listed).toMatch(/budget, medium, AI \(local-model\)/)
  const riskId = /^(r_\w+)/m.exec(listed)?.[1] ?? ''
  expect(await run(`risk show ${riskId}`)).toMatch(/^Found by +AI \(local-model\)$/m)
  expect(await run('call moments 7001')).toContain('Risk: budget, medium, AI (local-model)\n')
})
