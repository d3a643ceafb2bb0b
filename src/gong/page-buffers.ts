/**
 * Memory for the bytes of pages, used again and again. A page of transcripts has 6 MB: asking the system for that much
 * with every page leaves holes that the process never gives back.
 */
export interface PageBuffer {
  append(chunk: Uint8Array): void
  /** A view: what is appended or released later changes it. */
  bytes(): Buffer
  /** The bytes may be overwritten from now on. Safe to call twice. */
  release(): void
}

export interface PageBuffers {
  /** Pages of one kind are of one size, so each kind has its own. */
  take(kind: string): PageBuffer
}

const FIRST_BYTES = 1 << 16

export function createPageBuffers(): PageBuffers {
  const free = new Map<string, Buffer[]>()
  return {
    take(kind) {
      const pool = free.get(kind) ?? []
      free.set(kind, pool)
      let memory = pool.pop() ?? Buffer.allocUnsafe(FIRST_BYTES)
      let filled = 0
      let released = false
      return {
        append(chunk) {
          if (filled + chunk.length > memory.length) {
            const larger = Buffer.allocUnsafe(Math.max(memory.length * 2, filled + chunk.length))
            memory.copy(larger, 0, 0, filled)
            memory = larger
          }
          memory.set(chunk, filled)
          filled += chunk.length
        },
        bytes: () => memory.subarray(0, filled),
        release() {
          if (!released) pool.push(memory)
          released = true
        },
      }
    },
  }
}
