/** What the product can do, declared once: the command line, the API, MCP and the web client are made from it. */
import type { z } from 'zod'
import type { PullNeeds } from '../datasets/pull.ts'
import type { Clock, Progress } from '../records/ports.ts'

/** The parts that operations are given. */
export interface Needs {
  readonly clock: Clock
  readonly progress: Progress
  /** Whether somebody has said which Gong to read. */
  readonly isConnected: boolean
  /** Runs with a connection to Gong and closes it afterwards; throws a problem when there is none. */
  withGong<Result>(
    options: ConnectionOptions,
    use: (gong: PullNeeds['gong']) => Promise<Result>,
  ): Promise<Result>
}

export interface ConnectionOptions {
  /** Requests a second at most, instead of what the operator has set. */
  readonly ratePerSecond?: number | undefined
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

/** A definition whose parsing and running are joined, so that a list of different operations has one plain type. */
export interface Operation extends Omit<
  Definition<z.ZodObject, z.ZodType, unknown>,
  'run' | 'exitCode'
> {
  /** Checks the raw input and runs; throws a `ZodError` when the input is not as declared. */
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
      const result = await run(needs, definition.input.parse(raw))
      return { output: definition.output.parse(result), exitCode: exitCode(result) }
    },
  }
}
