/** Keeps what was used last, up to a number of bytes. */

export interface ByteCache<Value> {
  get(key: string): Value | undefined
  /** What does not fit at all is not kept. */
  set(key: string, value: Value, sizeBytes: number): void
  /** Forgets every entry whose key is not wanted. */
  retain(isWanted: (key: string) => boolean): void
  readonly sizeBytes: number
}

interface Entry<Value> {
  readonly value: Value
  readonly sizeBytes: number
}

export function createByteCache<Value>(mostBytes: number): ByteCache<Value> {
  // A map keeps the order in which keys were put in: what was used goes to the end.
  const entries = new Map<string, Entry<Value>>()
  let sizeBytes = 0
  const forget = (key: string): void => {
    sizeBytes -= entries.get(key)?.sizeBytes ?? 0
    entries.delete(key)
  }
  return {
    get sizeBytes() {
      return sizeBytes
    },
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value, size) {
      forget(key)
      if (size > mostBytes) return
      entries.set(key, { value, sizeBytes: size })
      sizeBytes += size
      for (const oldest of entries.keys()) {
        if (sizeBytes <= mostBytes) break
        forget(oldest)
      }
    },
    retain(isWanted) {
      for (const key of entries.keys()) if (!isWanted(key)) forget(key)
    },
  }
}
