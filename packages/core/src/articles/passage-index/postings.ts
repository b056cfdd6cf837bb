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

  /** Packed entries of a term: `slotOf`, `textOf` and `titleOf` read them. */
  of(term: string): readonly number[] {
    return this.lists.get(term) ?? none
  }
}

const none: readonly number[] = []

export function slotOf(packed: number): number {
  return packed >>> (2 * countBits)
}

export function textOf(packed: number): number {
  return (packed >>> countBits) & mostCounted
}

export function titleOf(packed: number): number {
  return packed & mostCounted
}

/** Slots have 20 bits of their own. */
export const mostSlots = 1 << (32 - 2 * countBits)
