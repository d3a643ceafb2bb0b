/** Asks for what a company has set up: workspaces, scorecards, trackers, the library, outcomes and its CRM. */
import type { World } from '../../../simulator/world.ts'
import type { Ask } from '../pretend-gong.ts'

const OBJECT_TYPES = ['ACCOUNT', 'CONTACT', 'DEAL', 'LEAD'] as const

export async function askAboutSettings(ask: Ask, world: World): Promise<void> {
  await ask('GET', '/v2/workspaces')
  await ask('GET', '/v2/settings/scorecards')
  await ask('GET', '/v2/settings/trackers')
  await ask('GET', '/v2/call-outcomes')
  for (const { id: workspaceId } of world.workspaces) {
    await ask('GET', '/v2/settings/trackers', { query: { workspaceId } })
    await ask('GET', '/v2/library/folders', { query: { workspaceId } })
  }
  for (const { id: folderId } of world.folders) {
    await ask('GET', '/v2/library/folder-content', { query: { folderId } })
  }
  await ask('GET', '/v2/crm/integrations')
  const { crmIntegration } = world
  if (!crmIntegration) return
  const { integrationId, objects } = crmIntegration
  for (const objectType of OBJECT_TYPES) {
    const body = [...Object.keys(objects[objectType]), 'unknown-to-the-crm']
    await ask('GET', '/v2/crm/entities', { query: { integrationId, objectType }, body })
  }
}
