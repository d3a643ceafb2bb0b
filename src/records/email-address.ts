/** Addresses as they are kept and compared. */

export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** What stands behind the last `@`; undefined where there is none, or nothing behind it. */
export function hostOfEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@')
  return at === -1 ? undefined : email.slice(at + 1) || undefined
}
