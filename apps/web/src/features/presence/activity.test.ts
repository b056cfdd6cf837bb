import { expect, test } from 'vitest'
import { watchActivity } from './activity.ts'

function watching(attended: boolean) {
  const target = new EventTarget()
  const seen = { told: 0, time: 0 }
  const stop = watchActivity({
    target,
    tell: () => {
      seen.told += 1
    },
    now: () => seen.time,
    attended,
  })
  return { seen, stop, touch: (type: string) => target.dispatchEvent(new Event(type)) }
}

test.each(['keydown', 'pointermove', 'pointerdown', 'wheel', 'focus'])('%s is told of', (type) => {
  const { seen, touch } = watching(false)
  expect(seen.told).toBe(0)
  touch(type)
  expect(seen.told).toBe(1)
})

test('touches within half a minute are told of once', () => {
  const { seen, touch } = watching(true)
  expect(seen.told).toBe(1)
  seen.time = 29_000
  for (let key = 0; key < 50; key += 1) touch('keydown')
  expect(seen.told).toBe(1)
  seen.time = 30_000
  touch('keydown')
  expect(seen.told).toBe(2)
})

test('what happens without anybody at the screen is no touch, and nothing is told after the end', () => {
  const { seen, stop, touch } = watching(false)
  touch('scroll')
  touch('visibilitychange')
  expect(seen.told).toBe(0)
  stop()
  touch('keydown')
  expect(seen.told).toBe(0)
})
