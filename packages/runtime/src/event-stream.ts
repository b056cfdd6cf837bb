import { keyspace } from './keyspaces/keyspace.ts'
import { logger } from './logger.ts'
import { forget, oncePerProcess } from './process/once.ts'
import { redis, subscriberConnection } from './redis.ts'

/** What happened in a group of listeners: a type and ids, under an id that grows within the group. */
export type StreamEvent = { id: string; group: string; type: string; ids: Record<string, string> }
export type Publication = Omit<StreamEvent, 'id'>
export type Replay = { events: StreamEvent[]; complete: boolean }

/** How far back a listener can catch up before it has to begin anew. */
const kept = 1000

/** Keeping and announcing happen in one step, so that ids reach listeners in their order. */
const publishScript = `
  for i = 1, #ARGV, 3 do
    local id = redis.call('XADD', KEYS[1] .. ARGV[i], 'MAXLEN', '~', ${kept}, '*', 'type', ARGV[i + 1], 'ids', ARGV[i + 2])
    redis.call('EXPIRE', KEYS[1] .. ARGV[i], 86400)
    redis.call('PUBLISH', KEYS[2], cjson.encode({ id = id, group = ARGV[i], type = ARGV[i + 1], ids = ARGV[i + 2] }))
  end`

/** Tells the listeners of each group, in this and every other process. */
export async function publish(publications: Publication[]): Promise<void> {
  if (publications.length === 0) return
  const values = publications.flatMap(({ group, type, ids }) => [group, type, JSON.stringify(ids)])
  await redis().eval(publishScript, 2, streamOf(''), channel(), ...values)
}

/** Calls `listener` for every event of the group from now on. Returns the way to stop. */
export async function subscribe(group: string, listener: (event: StreamEvent) => void): Promise<() => void> {
  const listeners = await listening()
  const own = listeners.get(group) ?? new Set()
  listeners.set(group, own.add(listener))
  return () => {
    own.delete(listener)
    if (own.size === 0 && listeners.get(group) === own) listeners.delete(group)
  }
}

/** The group's events after `lastId`; incomplete when some of them are no longer kept. */
export async function replay(group: string, lastId: string): Promise<Replay> {
  if (!/^\d{1,16}-\d{1,9}$/.test(lastId)) return { events: [], complete: false }
  const [oldest] = await redis().xrange(streamOf(group), '-', '+', 'COUNT', 1)
  const entries = await redis().xrange(streamOf(group), `(${lastId}`, '+')
  const events = entries.map(([id, fields]) => toEvent(group, id, fields))
  return { events, complete: oldest !== undefined && !isLater(oldest[0], lastId) }
}

/** Whether one id of a stream was given out after another. */
export function isLater(id: string, other: string): boolean {
  const [time = 0, count = 0] = id.split('-').map(Number)
  const [otherTime = 0, otherCount = 0] = other.split('-').map(Number)
  return time > otherTime || (time === otherTime && count > otherCount)
}

type Listeners = Map<string, Set<(event: StreamEvent) => void>>

/** One subscription serves the whole process, however many listeners there are. */
function listening(): Promise<Listeners> {
  return oncePerProcess(listeningKey, async () => {
    const listeners: Listeners = new Map()
    const connection = subscriberConnection()
    connection.on('message', (_, text: string) => dispatch(listeners, text))
    try {
      await connection.subscribe(channel())
    } catch (error) {
      forget(listeningKey)
      throw error
    }
    return listeners
  })
}

const listeningKey = 'event-stream.listening'

function dispatch(listeners: Listeners, text: string): void {
  const { ids, ...event } = JSON.parse(text) as Omit<StreamEvent, 'ids'> & { ids: string }
  for (const listener of listeners.get(event.group) ?? []) {
    try {
      listener({ ...event, ids: JSON.parse(ids) as Record<string, string> })
    } catch (error) {
      logger.warn({ error }, 'an event listener failed')
    }
  }
}

function toEvent(group: string, id: string, fields: string[]): StreamEvent {
  const fieldOf = (name: string) => fields[fields.indexOf(name) + 1] ?? ''
  return { id, group, type: fieldOf('type'), ids: JSON.parse(fieldOf('ids')) as Record<string, string> }
}

function channel(): string {
  return keyspace('events')
}

function streamOf(group: string): string {
  return keyspace('events', group)
}
