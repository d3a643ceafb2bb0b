/** Processes that one has started, and theirs: found and killed together, as a machine that fails would end them. */
import { execFileSync } from 'node:child_process'

/** `pid` and all that descend from it now. */
export function treeOf(pid: number): readonly number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')
  const children = Map.groupBy(
    lines.map((line) => line.trim().split(/\s+/).map(Number)),
    ([, parent]) => parent,
  )
  const tree = [pid]
  for (const at of tree) {
    for (const [child] of children.get(at) ?? []) if (child !== undefined) tree.push(child)
  }
  return tree
}

/** At once and without a warning, which nobody can refuse. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}
