// What Google answers when it does not answer: in its own words and shapes.
import type { FastifyReply } from 'fastify'

export type DriveFault =
  | 'rateLimitExceeded'
  | 'insufficientPermissions'
  | 'accessNotConfigured'
  | 'exportSizeLimitExceeded'
  | 'backendError'
  | 'notFound'
  | 'authError'

const ANSWERS: Readonly<Record<DriveFault, { readonly status: number; readonly message: string }>> =
  {
    rateLimitExceeded: { status: 403, message: 'Rate Limit Exceeded' },
    insufficientPermissions: { status: 403, message: 'Insufficient Permission' },
    accessNotConfigured: { status: 403, message: 'Google Drive API has not been used in project.' },
    exportSizeLimitExceeded: { status: 403, message: 'This file is too large to be exported.' },
    backendError: { status: 503, message: 'Backend Error' },
    notFound: { status: 404, message: 'File not found.' },
    authError: { status: 401, message: 'Invalid Credentials' },
  }

export interface Faults {
  set(fault: DriveFault, times: number): void
  /** The fault that strikes this request. */
  next(): DriveFault | undefined
}

export function createFaults(): Faults {
  let current: { readonly fault: DriveFault; left: number } | undefined
  return {
    set(fault, times) {
      current = { fault, left: times }
    },
    next() {
      if (current === undefined || current.left === 0) return undefined
      current.left -= 1
      return current.fault
    },
  }
}

export function sendFault(reply: FastifyReply, reason: DriveFault): FastifyReply {
  const { status, message } = ANSWERS[reason]
  return reply
    .code(status)
    .send({ error: { code: status, message, errors: [{ domain: 'global', reason, message }] } })
}
