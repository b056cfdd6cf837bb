import { AsyncResource } from 'node:async_hooks'
import { type Actor, inOrganization, type OrgContext } from './context.ts'

type Who = { organizationId: string; actor: Extract<Actor, { type: 'system' }> }
type Part = {
  write: (ctx: OrgContext) => Promise<unknown>
  resolve: (result: never) => void
  reject: (error: unknown) => void
}

const mostParts = 16
/** For each organization and actor: what waits while an earlier group is being written. */
const waiting = new Map<string, Part[]>()

/**
 * Like inOrganization, but what arrives for the same organization while an earlier group is being written
 * shares one transaction. A group that fails is written again part by part, so that a bad one harms no other.
 */
export function inOrganizationTogether<T>(who: Who, write: (ctx: OrgContext) => Promise<T>): Promise<T> {
  const key = `${who.organizationId} ${who.actor.name}`
  return new Promise<T>((resolve, reject) => {
    // Bound, so that each part logs and promises work under the request id of its own caller.
    const part: Part = { write: AsyncResource.bind(write), resolve, reject }
    const queue = waiting.get(key)
    if (queue) {
      queue.push(part)
      return
    }
    waiting.set(key, [part])
    void writeAll(who, key)
  })
}

async function writeAll(who: Who, key: string): Promise<void> {
  const queue = waiting.get(key) ?? []
  while (queue.length > 0) await writeGroup(who, queue.splice(0, mostParts))
  waiting.delete(key)
}

async function writeGroup(who: Who, parts: Part[]): Promise<void> {
  try {
    const results = await inOrganization(who, async (ctx) => {
      const written: unknown[] = []
      for (const { write } of parts) written.push(await write(ctx))
      return written
    })
    for (const [index, { resolve }] of parts.entries()) resolve(results[index] as never)
  } catch (error) {
    const [first, ...others] = parts
    if (others.length === 0) first?.reject(error)
    else await Promise.all(parts.map((part) => writeGroup(who, [part])))
  }
}
