import { expect, test } from 'vitest'
import { now, sleep } from './clock.ts'

test('tells the time', () => {
  const before = Date.now()
  expect(now().getTime()).toBeGreaterThanOrEqual(before)
})

test('wakes up at once when the signal aborts', async () => {
  const controller = new AbortController()
  const sleeping = sleep(3_600_000, controller.signal)
  controller.abort()
  await expect(sleeping).rejects.toMatchObject({ name: 'AbortError' })
})
