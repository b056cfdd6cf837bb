import { env } from '../env.ts'
import { redis } from '../redis.ts'
import { type KeyspaceName, keyspaces } from './keyspace.ts'

export type KeyspaceState = {
  name: KeyspaceName
  holds: string
  emptied: string
  /** how many keys it has; of those counted, where there are too many to count all */
  keys: number
}

/** Beyond these the rest is not looked at: counting walks through every key. */
const mostCounted = 50_000
const batch = 1_000

/** What lies in Redis, keyspace by keyspace. Rejects while Redis is down. */
export async function countKeys(): Promise<{ items: KeyspaceState[]; complete: boolean }> {
  const counts = new Map<string, number>()
  let cursor = '0'
  let seen = 0
  do {
    const [next, keys] = await redis().scan(cursor, 'MATCH', `${env.QUEUE_PREFIX}:*`, 'COUNT', batch)
    for (const key of keys) {
      const name = spaceOf(key)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    seen += keys.length
    cursor = next
  } while (cursor !== '0' && seen < mostCounted)
  const names = Object.keys(keyspaces) as KeyspaceName[]
  const items = names.map((name) => ({ name, ...keyspaces[name], keys: counts.get(name) ?? 0 }))
  return { items, complete: cursor === '0' }
}

/** Queues are named after what they carry; everything else after its keyspace. */
function spaceOf(key: string): string {
  const name = key.slice(env.QUEUE_PREFIX.length + 1).split(':')[0] ?? ''
  return Object.hasOwn(keyspaces, name) ? name : 'queues'
}
