/** What a conversation's timeline tells the course of. */
export type PastState = {
  status: string
  assigneeId: string | null
  teamId: string | null
  priority: string
  spam: boolean
  /** ISO 8601 */
  snoozedUntil: string | null
  route: string | null
  categoryId: string | null
  mergedIntoId: string | null
  /** in the order of their names */
  tags: string[]
}

/** A line of the timeline, as far as it tells anything of the state. */
export type PastEvent = { id: string; type: string; detail: unknown; createdAt: Date }

/** As every conversation begins, but for what its first line says. */
export const beginning: PastState = {
  status: 'open',
  assigneeId: null,
  teamId: null,
  priority: 'normal',
  spam: false,
  snoozedUntil: null,
  route: null,
  categoryId: null,
  mergedIntoId: null,
  tags: [],
}

type Change = Partial<PastState>

const ended = (status: string): Change => ({ status, snoozedUntil: null })

/** What a line says by its word alone; the rest stands in its detail, under the names of the state. */
const implied: Record<string, Change> = {
  resolved: ended('resolved'),
  closed: ended('closed'),
  replied_and_resolved: ended('resolved'),
  reopened: { status: 'open' },
  parked: { status: 'pending' },
  woken: { snoozedUntil: null },
}

/**
 * Works out what a conversation is from what happened in it. Messages that were moved leave the whole state behind,
 * since the lines of one conversation then stand among those of another. Null where the beginning is not known: what
 * was opened before that was written down.
 */
export function stateFromEvents(events: readonly PastEvent[]): PastState | null {
  let state: PastState | null = null
  for (const { type, detail } of events.toSorted(inOrder)) {
    const told = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {}
    if (type === 'opened') state = beginning
    if (typeof told.state === 'object' && told.state !== null)
      state = { ...beginning, ...fieldsOf(told.state) }
    else if (state) state = { ...state, ...implied[type], ...fieldsOf(told), ...snoozeOf(type, told) }
  }
  return state
}

function inOrder(a: PastEvent, b: PastEvent): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)
}

function fieldsOf(told: object): Change {
  return Object.fromEntries(Object.entries(told).filter(([name]) => Object.hasOwn(beginning, name)))
}

function snoozeOf(type: string, { until }: Record<string, unknown>): Change {
  return type === 'snoozed' && typeof until === 'string' ? { snoozedUntil: until } : {}
}

/** The names of what differs, with both sides. */
export function differences(
  one: PastState,
  other: PastState,
): { name: string; told: unknown; stored: unknown }[] {
  return (Object.keys(beginning) as (keyof PastState)[])
    .filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
    .map((name) => ({ name, told: one[name], stored: other[name] }))
}
