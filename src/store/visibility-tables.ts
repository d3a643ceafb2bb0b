/** The tables of who may see which call as Kysely sees them; the truth is in `migrations/`. */
import type { ColumnType, Generated } from 'kysely'

interface MirrorTable {
  organization_id: string
  refreshed_at: Date | null
  calls_checked_at: Date | null
  grants_read_at: Date | null
  problem: ColumnType<unknown, string | null, string | null>
}

export interface GongUserTable {
  organization_id: string
  user_id: string
  email: string | null
  other_emails: Generated<readonly string[]>
  name: string | null
  title: string | null
  manager_id: string | null
  is_active: boolean
}

export interface GongWorkspaceTable {
  organization_id: string
  workspace_id: string
  name: string
}

export interface GongProfileTable {
  organization_id: string
  profile_id: string
  workspace_id: string
  name: string
  calls_level: string | null
  team_lead_ids: Generated<readonly string[]>
  folders_level: string | null
  folder_ids: Generated<readonly string[]>
}

export interface GongProfileUserTable {
  organization_id: string
  profile_id: string
  user_id: string
}

export interface FolderCallTable {
  organization_id: string
  folder_id: string
  workspace_id: string
  call_id: string
}

export interface CallGrantTable {
  organization_id: string
  call_id: string
  user_id: string
}

export interface ViewerTable {
  organization_id: string
  member_id: string
  user_id: string
  basis: 'verified' | 'mapped'
  email: string
  mapped_by: string | null
  mapped_at: Date
}

export interface VisibilityEpochTable {
  organization_id: string
  epoch: number
}

export interface VisibilityTables {
  mirror: MirrorTable
  gong_user: GongUserTable
  gong_workspace: GongWorkspaceTable
  gong_profile: GongProfileTable
  gong_profile_user: GongProfileUserTable
  folder_call: FolderCallTable
  call_grant: CallGrantTable
  viewer: ViewerTable
  visibility_epoch: VisibilityEpochTable
}
