import { once } from 'node:events'
import { Redis } from 'ioredis'
import { env } from './env.ts'
import { logger } from './logger.ts'
import { forget, oncePerProcess } from './process/once.ts'

const roles = ['commands', 'queue', 'producer', 'subscriber'] as const
type Role = (typeof roles)[number]

/** For ordinary commands. Rejects at once while Redis is down, and after half a second when it hangs. */
export function redis(): Redis {
  return connection('commands')
}

/** For queue workers: waits for as long as Redis is away. */
export function queueConnection(): Redis {
  return connection('queue')
}

/** For those who enqueue: rejects at once while Redis is down. */
export function producerConnection(): Redis {
  return connection('producer')
}

/** The one connection of this process that subscribes to channels. It subscribes again after a reconnect. */
export function subscriberConnection(): Redis {
  return connection('subscriber')
}

/** Closes every connection of this process. A later call opens a new one. */
export async function closeRedis(): Promise<void> {
  await Promise.all(roles.map((role) => close(forget<Redis>(keyOf(role)))))
}

type Patience = { maxRetriesPerRequest: number | null; commandTimeout?: number }

const patient: Patience = { maxRetriesPerRequest: null }
const impatient: Patience = { maxRetriesPerRequest: 1, commandTimeout: 500 }

const options: Record<Role, Patience> = {
  commands: impatient,
  queue: patient,
  producer: impatient,
  subscriber: patient,
}

function connection(role: Role): Redis {
  return oncePerProcess(keyOf(role), () => {
    const client = new Redis(env.REDIS_URL, {
      ...options[role],
      connectTimeout: 2000,
      connectionName: `frontdesk-${role}`,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), 2000),
    })
    if (options[role] === impatient) rejectWhileDown(client)
    reportChanges(client, role)
    return client
  })
}

/** Commands given before the first connection wait for it; later ones never wait for a reconnection. */
function rejectWhileDown(client: Redis): void {
  const stopWaiting = () => {
    client.options.enableOfflineQueue = false
  }
  client.once('ready', stopWaiting)
  client.once('close', stopWaiting)
}

function reportChanges(client: Redis, role: Role): void {
  let down = false
  client.on('ready', () => {
    if (down) logger.info({ connection: role }, 'redis is back')
    down = false
  })
  client.on('error', (error: Error) => {
    if (!down) logger.error({ connection: role, error }, 'redis cannot be reached')
    down = true
  })
}

async function close(client: Redis | undefined): Promise<void> {
  if (!client || client.status === 'end') return
  const ended = once(client, 'end')
  if (client.status === 'ready') await client.quit().catch(() => client.disconnect())
  else client.disconnect()
  await ended
}

function keyOf(role: Role): string {
  return `redis.${role}`
}
