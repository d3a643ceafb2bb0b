/** Gzipped JSON lines, one dialogue a line, as the public sets come. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'

/** Of all files below the folder, in the order of their names; empty where there is no such folder. */
export function readLines<Line>(folder: string, line: z.ZodType<Line>): readonly Line[] {
  return globSync(join(folder, '**/*.jsonl.gz'))
    .toSorted()
    .flatMap((file) =>
      gunzipSync(readFileSync(file))
        .toString('utf8')
        .split('\n')
        .filter((text) => text !== '')
        .map((text) => line.parse(JSON.parse(text))),
    )
}
