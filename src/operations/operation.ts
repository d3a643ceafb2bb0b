/** What the product can do, declared once: the command line, the API, MCP and the web client are made from it. */
import type { z } from 'zod'
import type { PullRequest, Pulled } from '../datasets/pull.ts'
import type { Clock } from '../records/ports.ts'
import type { TestedConnection } from '../sync/connection-test.ts'

/** The parts that operations are given, joined to the connection of whoever asks. */
export interface Needs {
  readonly clock: Clock
  /** Whether somebody has said which Gong to read; what reads it throws a problem when nobody has. */
  readonly isConnected: boolean
  pull(request: PullRequest, options: PullOptions): Promise<Pulled>
  testConnection(): Promise<TestedConnection>
}

export interface PullOptions {
  /** Requests a second at most, instead of what the operator has set. */
  readonly ratePerSecond: number | undefined
  /** Taken for the present time, which files carry. */
  readonly now: Date
}

export interface Definition<
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Result extends z.input<Output>,
> {
  /** Verb and noun, as MCP names its tools. */
  readonly name: string
  /** One sentence. */
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** `operator`: whoever runs the program on their own machine. */
  readonly who: 'operator' | 'member'
  /** It changes something outside its answer. */
  readonly writes: boolean
  readonly command: Command
  /** Where the API offers it; undefined for what only makes sense on a person's own machine. */
  readonly rest: { readonly method: 'get' | 'post'; readonly path: string } | undefined
  readonly run: (needs: Needs, input: z.output<Input>) => Promise<Result>
  /** What the command line ends with when nothing was thrown; 0 unless given. */
  readonly exitCode?: (result: Result) => number
}

export interface Command {
  /** As in `carryover connection test`. */
  readonly words: readonly string[]
  /** The input that is given without a flag. */
  readonly positional?: string
  readonly examples: readonly string[]
}

export interface Outcome {
  /** As the operation's `output` declares it, and nothing beyond. */
  readonly output: unknown
  readonly exitCode: number
}

/** The input is not as declared. Each door says it in its own words: a flag here, a field of the body there. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
  readonly field: string
  readonly why: string

  constructor(field: string, why: string) {
    super(`${field}: ${why}`)
    this.field = field
    this.why = why
  }
}

/** A definition whose parsing and running are joined, so that a list of different operations has one plain type. */
export interface Operation extends Omit<
  Definition<z.ZodObject, z.ZodType, unknown>,
  'run' | 'exitCode'
> {
  /** Checks the raw input and runs; throws `InvalidInput` when it is not as declared. */
  call(needs: Needs, raw: unknown): Promise<Outcome>
}

export function operation<
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Result extends z.input<Output>,
>(definition: Definition<Input, Output, Result>): Operation {
  const { run, exitCode = () => 0, ...declared } = definition
  return {
    ...declared,
    async call(needs, raw) {
      const input = definition.input.safeParse(raw)
      if (!input.success) throw invalid(input.error)
      const result = await run(needs, input.data)
      return { output: definition.output.parse(result), exitCode: exitCode(result) }
    },
  }
}

function invalid(error: z.ZodError): InvalidInput {
  const issue = lastChoice(error.issues[0])
  return new InvalidInput(String(issue?.path[0] ?? 'input'), issue?.message ?? 'not as expected')
}

/** Of a choice between shapes, the complaint of the last one: it is the general case. */
function lastChoice(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors.at(-1)?.[0]
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue
}
