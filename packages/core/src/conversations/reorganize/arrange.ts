/** A message with its time, in milliseconds. */
export type Placed = { id: string; at: number }

/**
 * One order for two lists of messages that have one each: by time, and never against the order within a list. A
 * message that stands after a younger one counts as young as that.
 */
export function interleave<P extends Placed>(staying: readonly P[], coming: readonly P[]): P[] {
  const timed = [reached(staying), reached(coming)].flatMap((list, side) =>
    list.map(({ message, at }, place) => ({ message, at, side, place })),
  )
  return timed
    .sort((a, b) => a.at - b.at || a.side - b.side || a.place - b.place)
    .map(({ message }) => message)
}

function reached<P extends Placed>(list: readonly P[]): { message: P; at: number }[] {
  let latest = Number.NEGATIVE_INFINITY
  return list.map((message) => {
    latest = Math.max(latest, message.at)
    return { message, at: latest }
  })
}

/** How many messages from the first on have been read. */
export function readUpTo(order: readonly Placed[], read: ReadonlySet<string>): number {
  const unread = order.findIndex(({ id }) => !read.has(id))
  return unread < 0 ? order.length : unread
}

export function sameMessages(some: readonly { id: string }[], others: readonly { id: string }[]): boolean {
  const ids = new Set(some.map(({ id }) => id))
  return ids.size === others.length && others.every(({ id }) => ids.has(id))
}
