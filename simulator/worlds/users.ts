/** People of the company that uses Gong. */
import type { WorldUser } from '../world.ts'
import { mailbox, type Person } from './people.ts'
import { idOf } from './random.ts'

export interface Hire extends Person {
  readonly email?: string
  readonly title: string
  readonly managerId: string | null
  readonly createdMs: number
}

export function createUser(hire: Hire, domain: string): WorldUser {
  const emailAddress = hire.email ?? `${mailbox(hire)}@${domain}`
  return {
    id: userIdOf(emailAddress),
    emailAddress,
    createdMs: hire.createdMs,
    active: true,
    firstName: hire.firstName,
    lastName: hire.lastName,
    title: hire.title,
    phoneNumber: null,
    managerId: hire.managerId,
    emailAliases: [],
    spokenLanguages: [{ language: 'en-US', primary: true }],
    technicalAdmin: hire.managerId === null,
    avatar: false,
  }
}

export const userIdOf = (emailAddress: string): string => idOf('user', emailAddress.toLowerCase())
