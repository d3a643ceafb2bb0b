/** What the product can do, declared once: the command line, the API, MCP and the web client are made from it. */
import type { z } from 'zod'
import { type Actor, type Role, ROLES, type Scope } from '../records/member.ts'
import { Problem } from '../records/problems.ts'

/** Method and path below `/api/v1`; `{name}` is a field of the input. */
export type Rest = `${'get' | 'post' | 'put' | 'patch' | 'delete'} /${string}`

export interface Command {
  /** As in `carryover connection test`. */
  readonly words: readonly string[]
  /** Instead of the last word. */
  readonly alias?: string
  /** The input that is given without a flag; of several, in this order. A list takes all that is left. */
  readonly positional?: string | readonly string[]
  /** Flags that are called otherwise than their field. */
  readonly flags?: Readonly<Record<string, string>>
  /** How the text of a field is read that is neither text nor a number. */
  readonly read?: Readonly<Record<string, (text: string) => unknown>>
  /** What is asked instead with `--dry-run`, with the same input; it changes nothing. */
  readonly dryRun?: Operation<never>
  /** What is asked instead where one of these fields is left out. */
  readonly without?: Readonly<Record<string, Operation<never>>>
  /** Fields that stay as this operation answers them where nothing is typed. */
  readonly keeps?: { readonly asAnswered: Operation<never>; readonly fields: readonly string[] }
  /** The list in the answer of which `--jsonl` prints a line each, unless it is `data`. */
  readonly rows?: string
  /** The field that is typed as the name of a file, whose text it is. */
  readonly file?: string
  /** Nothing brings back what it takes away: it wants `--yes`. */
  readonly isFinal?: boolean
  readonly examples: readonly string[]
}

export interface Declaration<
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Path extends Rest | undefined,
> {
  /** Verb and noun, as MCP names its tools. */
  readonly name: string
  /** One sentence. */
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** Roles that may; `operator` is whoever runs the program on their own machine. */
  readonly who: 'operator' | readonly Role[]
  /** It changes something outside its answer. */
  readonly writes: boolean
  /** What an API token needs for it, if not `read` or, where it writes, `write`. */
  readonly scope?: Scope
  /** Where the API offers it; undefined for what only makes sense on a person's own machine. */
  readonly rest: Path
  /**
   * Status of the API's answer, 200 unless given. 201 and 202 carry `Location`, made of the output by `location`, where
   * what was made can be asked for by itself.
   */
  readonly status?: 201 | 202 | 204
  readonly location?: (output: z.output<Output>) => string
  /** The largest body of a request, 1 MB unless given. */
  readonly bodyBytes?: number
  /** Undefined where the command line does not offer it. */
  readonly command?: Command
}

export interface Definition<
  Needs,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Path extends Rest | undefined,
  Result extends z.input<Output>,
> extends Declaration<Input, Output, Path> {
  readonly run: (needs: Needs, input: z.output<Input>, actor: Actor) => Promise<Result>
  /** What the command line ends with when nothing was thrown; 0 unless given. */
  readonly exitCode?: (result: Result) => number
  /** The same for an answer that came from a server. */
  readonly exitCodeOf?: (answer: z.output<Output>) => number
}

export interface Outcome {
  /** As the operation's `output` declares it, and nothing beyond. */
  readonly output: unknown
  readonly exitCode: number
  /** Where the thing lies that was made, below `/api/v1`. */
  readonly location: string | undefined
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
export interface Operation<Needs> extends Omit<
  Declaration<z.ZodObject, z.ZodType, Rest | undefined>,
  'location'
> {
  /**
   * Checks who asks and the raw input, and runs. Throws `InvalidInput` when it is not as declared, `D-NOT-ALLOWED` when
   * the actor may not.
   */
  call(needs: Needs, raw: unknown, actor: Actor): Promise<Outcome>
  /** What the command line ends with when a server gave this answer. */
  exitCodeOf(answer: unknown): number
}

/** An operation that still knows its shapes, for the typed client. */
export interface TypedOperation<
  Needs,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Path extends Rest | undefined,
> extends Operation<Needs> {
  readonly rest: Path
  /** Types alone; never there at run time. */
  readonly types?: { readonly input: z.input<Input>; readonly output: z.output<Output> }
}

export const EVERYONE: readonly Role[] = ROLES
/** Whoever looks after accounts. */
export const KEEPERS: readonly Role[] = ['admin', 'leader', 'csm']

export function operation<
  Needs,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Path extends Rest | undefined,
  Result extends z.input<Output>,
>(
  definition: Definition<Needs, Input, Output, Path, Result>,
): TypedOperation<Needs, Input, Output, Path> {
  const { run, exitCode = () => 0, exitCodeOf, location, ...declared } = definition
  return {
    ...declared,
    exitCodeOf: (answer) => exitCodeOf?.(definition.output.parse(answer)) ?? 0,
    async call(needs, raw, actor) {
      checkAllowed(declared, actor)
      const result = await run(needs, readInput(definition.input, raw), actor)
      const output = definition.output.parse(result)
      return { output, exitCode: exitCode(result), location: location?.(output) }
    },
  }
}

/** Throws `InvalidInput` where it is not as declared. */
export function readInput<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const input = schema.safeParse(raw)
  if (!input.success) throw invalid(input.error)
  return input.data
}

/** Whoever runs the program themselves: they own the machine, so no organization is asked. */
export const OPERATOR: Actor = {
  organizationId: '',
  memberId: '',
  name: 'Operator',
  email: '',
  role: 'admin',
  scopes: ['read', 'write', 'admin'],
}

type Allowance = Pick<Operation<never>, 'who' | 'writes' | 'scope' | 'summary'>

function checkAllowed(
  { who, writes, scope = writes ? 'write' : 'read', summary }: Allowance,
  actor: Actor,
): void {
  if (who === 'operator') return
  if (!who.includes(actor.role)) {
    throw new Problem({
      code: 'D-NOT-ALLOWED',
      message: `The role ${actor.role} may not do this: ${summary}`,
      fix: `Ask an admin of your organization; it is open to ${who.join(', ')}.`,
    })
  }
  if (actor.scopes.includes(scope)) return
  throw new Problem({
    code: 'D-NOT-ALLOWED',
    message: `The API token lacks the scope "${scope}".`,
    fix: 'Make a token with this scope under Settings → API tokens.',
  })
}

function invalid(error: z.ZodError): InvalidInput {
  const issue = lastChoice(error.issues[0])
  return new InvalidInput(issue?.path.join('.') || 'input', issue?.message ?? 'not as expected')
}

/** Of a choice between shapes, the complaint of the last one: it is the general case. */
function lastChoice(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors.at(-1)?.[0]
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue
}
