/** Long work beside others: the process answers nobody while it goes through a list in one go. */
import { setImmediate } from 'node:timers/promises'

/** Of what takes some hundredths of a millisecond each. */
const A_TURN = 200

/** Everybody who waits gets a turn after each couple of hundred. */
export async function* inTurns<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
): AsyncGenerator<Item, undefined> {
  let done = 0
  for await (const item of items) {
    yield item
    done += 1
    if (done % A_TURN === 0) await setImmediate()
  }
}
