/** Connections and their events as their owner sees them: never the secret. */
import { z } from 'zod'
import { type Connection, type Event, typeCheck } from '../records/connection.ts'
import { keptProblem } from '../records/problems.ts'
import type { StoredConnection } from '../store/connections.ts'
import type { StoredEvent } from '../store/events.ts'

const checks = z.array(typeCheck).readonly()

export function connectionView(row: StoredConnection): Connection {
  return {
    connectionId: row.connection_id,
    kind: row.kind,
    method: row.method === 'api_key' ? 'api_key' : 'oauth',
    status: row.status,
    baseUrl: row.base_url,
    companyName: row.company_name,
    userCount: row.user_count,
    checks: checks.nullable().catch(null).parse(row.checks),
    checkedAt: isoOrNull(row.checked_at),
    problem: keptProblem.nullable().catch(null).parse(row.problem),
    connectedAt: row.connected_at.toISOString(),
    disconnectedAt: isoOrNull(row.disconnected_at),
    expiresAt: isoOrNull(row.secret_expires_at),
  }
}

export function eventView(row: StoredEvent): Event {
  return {
    eventId: String(row.event_id),
    kind: row.kind,
    text: row.text,
    memberName: row.member_name,
    createdAt: row.created_at.toISOString(),
  }
}

function isoOrNull(date: Date | null): string | null {
  return date === null ? null : date.toISOString()
}
