/** Accounts from a CSV file: what each column means, and what would come of it. */
import { z } from 'zod'
import { ENCODINGS } from './text-of-bytes.ts'

export const IMPORT_FIELDS = [
  'name',
  'domains',
  'contactEmails',
  'crmAccountId',
  'crmDealIds',
  'ownerEmail',
  'stage',
  'kickoffOn',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** Which column holds a field; fields without a column are left out. */
export const importMapping = z.partialRecord(z.enum(IMPORT_FIELDS), z.string())
export type ImportMapping = z.infer<typeof importMapping>

export const accountImport = z.object({
  /** How the file was read: by its byte order mark, else as UTF-8, else as spreadsheets on Windows write. */
  encoding: z.enum(ENCODINGS),
  columns: z.array(z.string()).readonly(),
  mapping: importMapping,
  /** Whether anything was written, or this is a preview. */
  isApplied: z.boolean(),
  rows: z.number(),
  newAccounts: z.number(),
  /** Rows that name an account which is there already: they add to it. */
  knownAccounts: z.number(),
  /** Rows that repeat another row of the file. */
  repeated: z.number(),
  refused: z.array(z.object({ line: z.number(), why: z.string() })).readonly(),
  /** More rows were refused than are listed. */
  refusedInAll: z.number(),
  /** Values that cannot be used, in rows that were taken: free mail as a domain, an owner who is no member … */
  notUsed: z.array(z.object({ line: z.number(), value: z.string(), why: z.string() })).readonly(),
  notUsedInAll: z.number(),
  /** The first rows as they are understood. */
  sample: z
    .array(
      z.object({
        line: z.number(),
        name: z.string(),
        domains: z.array(z.string()).readonly(),
        contactEmails: z.array(z.string()).readonly(),
        stage: z.string(),
        ownerName: z.string().nullable(),
      }),
    )
    .readonly(),
})
export type AccountImport = z.infer<typeof accountImport>
