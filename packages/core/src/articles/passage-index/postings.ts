const countBits = 6
const mostCounted = (1 << countBits) - 1

/** One entry of a posting list: where a term stands, and how often in the text and in the title. */
export type Posting = { slot: number; text: number; title: number }

/** Where each term stands: for each the slots in ascending order, each packed with its counts into one number. */
export class Postings {
  private readonly lists = new Map<string, number[]>()
  /** Entries over all terms, which is what an index weighs. */
  size = 0

  add(term: string, { slot, text, title }: Posting): void {
    const packed =
      ((slot << (2 * countBits)) |
        (Math.min(text, mostCounted) << countBits) |
        Math.min(title, mostCounted)) >>>
      0
    const list = this.lists.get(term)
    if (list) list.push(packed)
    else this.lists.set(term, [packed])
    this.size += 1
  }

  has(term: string): boolean {
    return this.lists.has(term)
  }

  /** In how many slots the term stands. */
  holding(term: string): number {
    return this.lists.get(term)?.length ?? 0
  }

  each(term: string, visit: (slot: number, text: number, title: number) => void): void {
    for (const packed of this.lists.get(term) ?? []) {
      visit(packed >>> (2 * countBits), (packed >>> countBits) & mostCounted, packed & mostCounted)
    }
  }

  terms(): IterableIterator<string> {
    return this.lists.keys()
  }
}

/** Slots have 20 bits of their own. */
export const mostSlots = 1 << (32 - 2 * countBits)
