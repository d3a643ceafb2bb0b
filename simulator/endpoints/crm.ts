// `/v2/crm/*`: what a generic CRM integration has uploaded. Companies on Salesforce and the like have none.
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { badRequest, Refusal } from '../refusals.ts'
import { id } from './filters.ts'

/** Gong passes over the rest of the ids. */
const MAX_IDS = 100

declare global {
  interface JSON {
    /** Exact digits where a JavaScript number would lose some. */
    rawJSON(text: string): object
  }
}

export const crmIntegrations = endpoint({
  method: 'GET',
  path: '/v2/crm/integrations',
  scope: 'api:crm:integrations:read',
  input: z.object({}),
  answer({ company }) {
    const { crmIntegration } = company.world
    if (!crmIntegration) return { integrations: [] }
    const { integrationId, ownerEmail, name } = crmIntegration
    // Gong sends this id as a number, although it is beyond 2^53.
    return { integrations: [{ integrationId: JSON.rawJSON(integrationId), ownerEmail, name }] }
  },
})

export const crmEntities = endpoint({
  method: 'GET',
  path: '/v2/crm/entities',
  scope: 'api:crm:get-objects',
  input: z.object({
    integrationId: id,
    objectType: z.enum(['ACCOUNT', 'CONTACT', 'DEAL', 'LEAD']),
    body: z.array(id).optional(),
  }),
  answer({ company }, { integrationId, objectType, body: crmIds }) {
    // The ids come as the JSON body of a GET.
    if (!crmIds) throw new Refusal(415, ['Unsupported Media Type'])
    const { crmIntegration } = company.world
    if (crmIntegration?.integrationId !== integrationId) throw badRequest('Bad request')
    const objects = crmIntegration.objects[objectType]
    return {
      crmObjectsMap: Object.fromEntries(
        crmIds.slice(0, MAX_IDS).map((crmId) => [crmId, objects[crmId] ?? null]),
      ),
    }
  },
})
