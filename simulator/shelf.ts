// A list of the company's things that tests may add to, change and empty.
interface Thing {
  readonly id: string
}

export interface Shelf<Item extends Thing> {
  /** In the order in which Gong lists them. */
  readonly items: readonly Item[]
  find(id: string): Item | undefined
  /** In the place of the one with the same id, else behind the others. */
  put(item: Item): void
  /** False where there is none. */
  remove(id: string): boolean
}

export function createShelf<Item extends Thing>(
  filled: readonly Item[],
  compare: (a: Item, b: Item) => number = () => 0,
): Shelf<Item> {
  const items = filled.toSorted(compare)
  const indexOf = (id: string): number => items.findIndex((item) => item.id === id)
  return {
    items,
    find: (id) => items.find((item) => item.id === id),
    put(item) {
      const index = indexOf(item.id)
      items.splice(index < 0 ? items.length : index, 1, item)
      items.sort(compare)
    },
    remove(id) {
      const index = indexOf(id)
      if (index >= 0) items.splice(index, 1)
      return index >= 0
    },
  }
}
