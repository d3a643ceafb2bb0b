/** The companies that are asked: the sample one with a CRM of its own, and a generated one without. */
import type { World, WorldCrmIntegration } from '../../simulator/world.ts'
import { openWorld } from '../../simulator/worlds/open.ts'

export async function openWorlds(nowMs: number): Promise<World[]> {
  const demo = await openWorld({ world: 'demo', nowMs })
  const generated = await openWorld({ calls: 40, users: 15, seed: 'contract', nowMs })
  return [{ ...demo, crmIntegration: GENERIC_CRM }, generated]
}

const GENERIC_CRM: WorldCrmIntegration = {
  // Beyond 2^53, and a number on the wire.
  integrationId: '2271307570613351879',
  name: 'Orderbook',
  ownerEmail: 'crm@quillbeam.example',
  objects: {
    ACCOUNT: { 'ACC-1': { Name: 'Rotabird', Employees: 140, Strategic: true, Parent: null } },
    CONTACT: { 'CON-1': { Name: 'Dani Okafor', Languages: ['eng', 'ger'] } },
    DEAL: { 'DEAL-1': { Name: 'Rotabird 2026', Amount: 52_000.5 } },
    LEAD: {},
  },
}
