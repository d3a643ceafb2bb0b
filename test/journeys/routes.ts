/** Walking along pages: each is looked at in light and dark, and must show what it is there for. */
import { expect } from 'vitest'
import type { Person } from './person.ts'

export const NARROW = 390

export interface Stop {
  readonly path: string
  /** What stands on it when it is there. */
  readonly shows: string
  /** The name of its picture, if it is a main page. */
  readonly picture?: string
}

/** `ending` goes behind the names of the pictures. */
export async function walk(someone: Person, stops: readonly Stop[], ending = ''): Promise<void> {
  const { page } = someone
  for (const { path, shows, picture } of stops) {
    await someone.open(path)
    const seen = page.getByText(shows).locator('visible=true').first()
    await seen.waitFor().catch(() => {
      throw new Error(`${path} does not show "${shows}".`)
    })
    // B-010: on every page within the frame; a dialog hides what is behind it.
    if (!path.includes('?connect=')) {
      await page.getByRole('link', { name: 'Integrations' }).first().waitFor()
    }
    expect(await page.title()).toMatch(/ · Carryover$/)
    await someone.look(picture && `${picture}${ending}`)
  }
}
