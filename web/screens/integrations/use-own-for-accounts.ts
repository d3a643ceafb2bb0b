/** Lets the reader's own connection read for the accounts too. */
import { problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'

const AFFECTED = ['get /access', 'get /accounts', 'get /connections', 'get /matching']

/** Answers whether it does now; says so, or why not. */
export function useOwnForAccounts(): () => Promise<boolean> {
  const toast = useToast()
  const { mutateAsync } = useSend('post /access:use-own', { invalidates: AFFECTED })
  return () =>
    mutateAsync({}).then(
      () => {
        toast('Your connection reads for the accounts too.')
        return true
      },
      (error: unknown) => {
        const { detail, fix } = problemOf(error)
        toast(`${detail} ${fix}`)
        return false
      },
    )
}
