// Every answer of Gong that is not the thing asked for: a status and flat English sentences, no codes.
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly string[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    errors: readonly string[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(errors.join('; '))
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

export const badRequest = (...errors: string[]) => new Refusal(400, errors)
export const notFound = (error: string) => new Refusal(404, [error])
export const unauthorized = () => new Refusal(401, ['Unauthorized'])

/** Gong answers 401 here too, so only the sentence tells a missing scope from a wrong key. */
export const missingScope = (scope: string) =>
  new Refusal(401, [`You don't have permission to use '${scope}' in your app.`])

/** Gong answers 404 for an empty list. Clients look for the words after the noun. */
export const nothingFound = (what: string) =>
  notFound(`No ${what} found corresponding to the provided filters`)
