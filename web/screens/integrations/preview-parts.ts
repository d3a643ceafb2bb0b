/** How the calls that were listed divide under a choice. Pure. */
import type { AccessPreview } from '../../../src/records/access.ts'

export interface Part {
  readonly key: 'allowed' | 'left-out' | 'internal' | 'private'
  readonly name: string
  readonly calls: number
  /** Of all that were found, from 0 to 1. */
  readonly share: number
}

export function previewParts(preview: AccessPreview): readonly Part[] {
  const { found, allowed, internal, private: hidden } = preview
  const leftOut = Math.max(0, found - allowed - internal - hidden)
  const parts = [
    { key: 'allowed', name: 'may be read', calls: allowed },
    { key: 'left-out', name: 'left out by this choice', calls: leftOut },
    { key: 'internal', name: 'internal, never read', calls: internal },
    { key: 'private', name: 'private, never read', calls: hidden },
  ] as const
  return parts.map((part) => ({ ...part, share: found === 0 ? 0 : part.calls / found }))
}
