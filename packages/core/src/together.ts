import { AsyncResource } from 'node:async_hooks'
import { type Actor, inOrganization, type OrgContext } from './context.ts'
import type { DomainEvent } from './events.ts'

type Who = { organizationId: string; actor: Extract<Actor, { type: 'system' }> }

/** What one item of a group came to, and what happened for it. */
export type Outcome<Result> = { result: Result; events: DomainEvent[] }

type WriteGroup<Item, Result> = (ctx: OrgContext, items: Item[]) => Promise<Outcome<Result>[]>

type Part<Item, Result> = {
  item: Item
  /** Bound, so that each item promises its work under the request id of its own caller. */
  emit: (ctx: OrgContext, events: DomainEvent[]) => void
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

const mostParts = 32

/** For each way of writing and each organization and actor: what waits while an earlier group is being written. */
const waiting = new Map<unknown, Map<string, unknown[]>>()

/**
 * Like inOrganization, but what arrives for the same organization while an earlier group is being written becomes
 * the next group and shares one transaction: `write` writes it in as few statements as it can, with one outcome
 * for each item in their order. A group that fails is written again item by item, so that a bad one harms no
 * other.
 */
export function inOrganizationTogether<Item, Result>(
  who: Who,
  item: Item,
  write: WriteGroup<Item, Result>,
): Promise<Result> {
  const key = `${who.organizationId} ${who.actor.name}`
  const queues = (waiting.get(write) ?? new Map()) as Map<string, Part<Item, Result>[]>
  waiting.set(write, queues)
  return new Promise((resolve, reject) => {
    const part = { item, emit: AsyncResource.bind(emitAll), resolve, reject }
    const queue = queues.get(key)
    if (queue) {
      queue.push(part)
      return
    }
    queues.set(key, [part])
    void writeAll(who, write, queues, key)
  })
}

async function writeAll<Item, Result>(
  who: Who,
  write: WriteGroup<Item, Result>,
  queues: Map<string, Part<Item, Result>[]>,
  key: string,
): Promise<void> {
  const queue = queues.get(key) ?? []
  while (queue.length > 0) await writeGroup(who, write, queue.splice(0, mostParts))
  queues.delete(key)
}

function emitAll(ctx: OrgContext, events: DomainEvent[]): void {
  for (const event of events) ctx.emit(event)
}

async function writeGroup<Item, Result>(
  who: Who,
  write: WriteGroup<Item, Result>,
  parts: Part<Item, Result>[],
): Promise<void> {
  try {
    const settled = await inOrganization(who, async (ctx) => {
      const outcomes = await write(
        ctx,
        parts.map((part) => part.item),
      )
      return parts.map((part, index) => {
        const outcome = outcomes[index]
        if (!outcome) throw new Error('A group was written without an outcome for each of its items')
        part.emit(ctx, outcome.events)
        return () => part.resolve(outcome.result)
      })
    })
    for (const settle of settled) settle()
  } catch (error) {
    const [first, ...others] = parts
    if (others.length === 0) first?.reject(error)
    else await Promise.all(parts.map((part) => writeGroup(who, write, [part])))
  }
}
