/** Lists and pairs as they are typed on the command line. */

/** `a, b c` as three. */
export function typedList(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}

/** Names and phrases, which may hold spaces: `Bo Reyes, Ann Ivarsson` as two. */
export function typedNames(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

/** Addresses, without the names that contacts may have. */
export function typedContacts(text: string): { email: string }[] {
  return typedList(text).map((email) => ({ email }))
}

/** `account:001…,deal:006…`; without a kind it is an account's. */
export function typedCrmIds(text: string): { kind: string; id: string }[] {
  return typedList(text).map((typed) => {
    const [kind, id] = typed.split(':', 2)
    return id === undefined ? { kind: 'account', id: typed } : { kind: kind ?? '', id }
  })
}

/** `name=Customer;domains=Web site`: the column of each field. */
export function typedMapping(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(';').map((pair) => pair.split('=', 2).map((part) => part.trim()))
  return Object.fromEntries(
    pairs.flatMap(([field = '', column = '']) => (field === '' ? [] : [[field, column]])),
  )
}
