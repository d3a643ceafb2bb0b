/** `npm run contract -- openapi.json`: do the simulator and the product keep to Gong's own OpenAPI document? */
import { checkContract } from './check.ts'
import { readDocument, UnusableDocument } from './document.ts'
import { isClean, renderFindings } from './report.ts'

const USAGE = `Give the path of Gong's OpenAPI document: npm run contract -- openapi.json`

async function run(words: readonly string[]): Promise<number> {
  const [path, ...rest] = words
  if (path === undefined || rest.length > 0) throw new UnusableDocument(USAGE)
  const findings = await checkContract(await readDocument(path), path)
  process.stdout.write(renderFindings(findings))
  return isClean(findings) ? 0 : 1
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UnusableDocument)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
