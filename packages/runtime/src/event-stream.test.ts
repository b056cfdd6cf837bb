import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { isLater, publish, replay, type StreamEvent, subscribe } from './event-stream.ts'
import { closeRedis } from './redis.ts'

afterAll(closeRedis)

const event = (group: string, name: string) => ({ group, type: 'thing.changed', ids: { name } })
const names = (events: StreamEvent[]) => events.map(({ ids }) => ids.name)

/** Resolves with the first `count` events of a group. */
function collect(group: string, count: number) {
  const heard: StreamEvent[] = []
  const { promise, resolve } = Promise.withResolvers<StreamEvent[]>()
  const stop = subscribe(group, (one) => {
    heard.push(one)
    if (heard.length === count) resolve(heard)
  })
  return { heard: promise, stop }
}

test('tells the listeners of a group what was published, in order, and nobody else', async () => {
  const [ours, theirs] = [randomUUID(), randomUUID()]
  const { heard, stop } = collect(ours, 3)
  const leave = await stop
  await publish([event(theirs, 'x'), event(ours, 'a'), event(ours, 'b')])
  await publish([event(ours, 'c')])
  expect(names(await heard)).toEqual(['a', 'b', 'c'])
  leave()
})

test('says nothing more to a listener who left', async () => {
  const group = randomUUID()
  const first = collect(group, 1)
  const second = collect(group, 2)
  const [leave, leaveToo] = [await first.stop, await second.stop]
  await publish([event(group, 'a')])
  const heard = await first.heard
  leave()
  await publish([event(group, 'b')])
  expect(names(await second.heard)).toEqual(['a', 'b'])
  expect(names(heard)).toEqual(['a'])
  leaveToo()
})

test('repeats what came after an event, and says so when some of it is gone', async () => {
  const group = randomUUID()
  await publish(['a', 'b', 'c'].map((name) => event(group, name)))
  const { events } = await replay(group, '0-0')
  const [first] = events
  expect(names(events)).toEqual(['a', 'b', 'c'])
  const rest = await replay(group, first?.id ?? '')
  expect({ names: names(rest.events), complete: rest.complete }).toEqual({
    names: ['b', 'c'],
    complete: true,
  })
  expect((await replay(group, '1-1')).complete).toBe(false)
  expect(await replay(randomUUID(), first?.id ?? '')).toEqual({ events: [], complete: false })
  expect(await replay(group, '* FLUSHALL')).toEqual({ events: [], complete: false })
})

test('keeps about a thousand events of a group', async () => {
  const group = randomUUID()
  for (let batch = 0; batch < 15; batch += 1) {
    await publish(Array.from({ length: 100 }, (_, index) => event(group, `${batch}-${index}`)))
  }
  const { events } = await replay(group, '0-0')
  expect(events.length).toBeGreaterThanOrEqual(1000)
  expect(events.length).toBeLessThan(1200)
  expect(names(events).at(-1)).toBe('14-99')
})

test('orders ids by time and then by count, as numbers', () => {
  expect(isLater('10-0', '9-5')).toBe(true)
  expect(isLater('10-10', '10-9')).toBe(true)
  expect(isLater('10-9', '10-9')).toBe(false)
})
