// The CRM records of a call or of a person, as much of them as the request asks for.
import type { WireContext } from '../world.ts'
import type { ContentSelector } from './content-selector.ts'

/** Asked for both timings, Gong answers each record twice. The simulator knows one set of values for both. */
export function crmContext(
  context: readonly WireContext[],
  selector: ContentSelector,
): readonly object[] {
  switch (selector.context ?? 'None') {
    case 'None':
      return []
    case 'Basic':
      return context.map(({ system, objects }) => ({
        system,
        objects: objects.map(({ objectType, objectId }) => ({ objectType, objectId })),
      }))
    case 'Extended': {
      const timings = selector.contextTiming?.length ? selector.contextTiming : ['Now']
      return context.map(({ system, objects }) => ({
        system,
        objects: objects.flatMap((object) => timings.map((timing) => ({ ...object, timing }))),
      }))
    }
  }
}
