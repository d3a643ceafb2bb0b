/** What several types of one run need, read once and only if somebody asks. */
import type { Gong } from '../gong/gong.ts'
import type { Scorecard } from '../records/scorecard.ts'
import type { Workspace } from '../records/workspace.ts'
import { createDirectory, type Directory } from './directory.ts'

export interface SharedReads {
  readonly directory: Directory
  workspaces(): Promise<Workspace[]>
  scorecards(): Promise<Scorecard[]>
}

export function createSharedReads(gong: Gong): SharedReads {
  return {
    directory: createDirectory(gong),
    workspaces: once(() => gong.workspaces()),
    scorecards: once(() => gong.scorecards()),
  }
}

function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined
  return () => (result ??= read())
}
