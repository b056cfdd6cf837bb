import { Redis } from 'ioredis'

export type Arrivals = { at(messageId: string): number | undefined; close(): Promise<void> }

/** When each message of the organization was announced to browsers, which is after its commit. */
export async function redisListener(env: NodeJS.ProcessEnv, organizationId: string): Promise<Arrivals> {
  const arrived = new Map<string, number>()
  const redis = new Redis(env.REDIS_URL ?? '')
  await redis.subscribe(`${env.QUEUE_PREFIX ?? 'frontdesk'}:events`)
  redis.on('message', (_, text: string) => {
    const event = JSON.parse(text) as { group: string; type: string; ids: string }
    if (event.group !== organizationId || event.type !== 'message.received') return
    const { messageId } = JSON.parse(event.ids) as { messageId: string }
    arrived.set(messageId, performance.now())
  })
  return {
    at: (messageId) => arrived.get(messageId),
    close: async () => {
      await redis.quit()
    },
  }
}
