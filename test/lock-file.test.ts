/** A lock file that leaves out other platforms' optional packages makes `npm ci` fail everywhere. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly optionalDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

test('the lock file names every optional dependency', () => {
  const lock: Lock = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'),
  )
  const wanted = Object.values(lock.packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  )
  expect(wanted.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([])
})

test('every version is exact', () => {
  const manifest: Record<string, Record<string, string>> = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  )
  const versions = Object.values({ ...manifest['dependencies'], ...manifest['devDependencies'] })
  for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})
