/** The text of a file, as it lies on the server; versions never change, so it is kept. */
import { useQuery } from '@tanstack/react-query'
import { ApiProblem, problemOf } from '../../api.ts'

const KEPT_MS = 10 * 60_000

/** `path` as the browser asks for it; null asks for nothing. */
export function useFileText(path: string | null): {
  readonly text: string | undefined
  readonly problem: ApiProblem | null
} {
  const query = useQuery<string, ApiProblem>({
    queryKey: ['file text', path],
    enabled: path !== null,
    staleTime: KEPT_MS,
    retry: false,
    queryFn: ({ signal }) => textAt(path ?? '', signal),
  })
  return { text: query.data, problem: query.error }
}

async function textAt(path: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(path, { signal, credentials: 'same-origin' })
    if (response.ok) return await response.text()
    throw refusal(response.status)
  } catch (error) {
    throw problemOf(error)
  }
}

function refusal(status: number): ApiProblem {
  return new ApiProblem({
    status,
    code: status === 404 ? 'D-NOT-FOUND' : 'D-UNEXPECTED',
    title: 'The text cannot be shown',
    detail:
      status === 404
        ? 'This version of the file is not kept any more.'
        : `Carryover answered ${status} instead of the text.`,
    fix: status === 404 ? 'Choose another version.' : 'Load the page again.',
  })
}
