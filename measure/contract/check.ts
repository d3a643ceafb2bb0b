/** Asks the simulator everything, and holds its answers and the product's requests against the document. */
import { endpoints } from '../../simulator/endpoints.ts'
import type { World } from '../../simulator/world.ts'
import { accountRequests } from './account-requests.ts'
import { type Answer, createAnswerCheck } from './answer-check.ts'
import { createCoverage } from './coverage.ts'
import type { GongDocument } from './document.ts'
import { importRequests } from './import-requests.ts'
import { createValidate } from './json-schema.ts'
import { knownDeviations } from './known-deviations.ts'
import { type Operations, operationsOf } from './operations.ts'
import { startPretendGong } from './pretend-gong.ts'
import { askAboutCalls } from './questions/calls.ts'
import { askAboutPeople } from './questions/people.ts'
import { askForRefusals, askTooFast } from './questions/refusals.ts'
import { askAboutSettings } from './questions/settings.ts'
import type { Findings } from './report.ts'
import { createRequestCheck, type LoggedRequest } from './request-check.ts'
import { judge } from './verdict.ts'
import { openWorlds } from './worlds.ts'

/** Small pages, so that every list has a second one. */
const PAGE_SIZE = 5

const served = new Set(
  endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
)

export async function checkContract(document: GongDocument, name: string): Promise<Findings> {
  const operations = operationsOf(document)
  const validate = createValidate(document)
  const coverage = createCoverage(document)
  const answerCheck = createAnswerCheck(document, operations, validate, coverage)
  const requestCheck = createRequestCheck(operations, validate)
  const { answers, requests } = await collect()
  return {
    document: `${name} (${document.info.title}, ${operations.all.length} operations)`,
    answers: answers.length,
    operations: namesOf(operations, answers).size,
    requests: requests.length,
    requestedOperations: namesOf(operations, requests).size,
    answerVerdict: judge(answers.flatMap(answerCheck), knownDeviations),
    requestVerdict: judge(requests.flatMap(requestCheck), []),
    unasked: unasked(answers, operations),
    unserved: operations.all.filter(({ name }) => !served.has(name)).length,
    coverage: coverage.report(),
  }
}

async function collect(): Promise<{ answers: Answer[]; requests: LoggedRequest[] }> {
  const nowMs = Date.now()
  const answers: Answer[] = []
  const requests: LoggedRequest[] = []
  for (const world of await openWorlds(nowMs)) {
    await using gong = await startPretendGong({
      world,
      nowMs,
      pageSize: PAGE_SIZE,
      rateLimit: false,
    })
    await askAboutCalls(gong.ask, world)
    await askAboutPeople(gong.ask, world, nowMs)
    await askAboutSettings(gong.ask, world)
    requests.push(...(await importRequests(gong)), ...(await accountRequests(gong)))
    await askForRefusals(gong, world)
    answers.push(...gong.answers, ...(await refusedAnswers(world, nowMs)))
  }
  return { answers, requests }
}

async function refusedAnswers(world: World, nowMs: number): Promise<readonly Answer[]> {
  await using gong = await startPretendGong({ world, nowMs })
  await askTooFast(gong.ask)
  return gong.answers
}

function namesOf(
  operations: Operations,
  asked: readonly { readonly method: string; readonly path: string }[],
): Set<string> {
  return new Set(asked.flatMap(({ method, path }) => operations.find(method, path)?.name ?? []))
}

/** Every endpoint that the simulator serves must have given the thing itself at least once. */
function unasked(answers: readonly Answer[], operations: Operations): string[] {
  const good = answers.filter(({ status }) => status < 300)
  const asked = namesOf(operations, good)
  return [...served].filter((name) => !asked.has(name))
}
