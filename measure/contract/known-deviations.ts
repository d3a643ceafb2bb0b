/** Where the wire departs from Gong's document, and why that is right. Data: each place must be met, or the check fails. */
import type { KnownDeviation } from './verdict.ts'

export const knownDeviations: readonly KnownDeviation[] = []
