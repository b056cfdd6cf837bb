import { AsyncResource } from 'node:async_hooks'
import { inOrganization, type OrgContext } from './context.ts'
import type { DomainEvent } from './events.ts'

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

const mostParts = 16

/**
 * Makes a writer whose items share a transaction: what arrives for an organization while an earlier group is
 * being written becomes the next group, and `write` writes it in as few statements as it can, with one outcome
 * for each item in their order. A group that fails is written again item by item, so that a bad one harms no
 * other.
 */
export function together<Item, Result>(
  name: string,
  write: WriteGroup<Item, Result>,
): (organizationId: string, item: Item) => Promise<Result> {
  /** For each organization: what waits while an earlier group is being written. */
  const waiting = new Map<string, Part<Item, Result>[]>()
  const writeAll = async (organizationId: string, queue: Part<Item, Result>[]) => {
    const who = { organizationId, actor: { type: 'system', name } } as const
    while (queue.length > 0) await writeGroup(who, write, queue.splice(0, mostParts))
    waiting.delete(organizationId)
  }
  return (organizationId, item) =>
    new Promise<Result>((resolve, reject) => {
      const part = { item, emit: AsyncResource.bind(emitAll), resolve, reject }
      const queue = waiting.get(organizationId)
      if (queue) {
        queue.push(part)
        return
      }
      const first = [part]
      waiting.set(organizationId, first)
      void writeAll(organizationId, first)
    })
}

function emitAll(ctx: OrgContext, events: DomainEvent[]): void {
  for (const event of events) ctx.emit(event)
}

async function writeGroup<Item, Result>(
  who: Parameters<typeof inOrganization>[0],
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
