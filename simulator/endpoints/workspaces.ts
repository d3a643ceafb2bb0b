// `GET /v2/workspaces`: never paged.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

export const workspaces = endpoint({
  method: 'GET',
  path: '/v2/workspaces',
  scope: 'api:workspaces:read',
  input: z.object({}),
  answer: ({ company }) => ({ workspaces: company.workspaces.items }),
})
